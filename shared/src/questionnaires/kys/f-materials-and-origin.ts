import type { Section } from '../template.ts'
import { country, goods, option, remark, sharePercent, text, year } from './parts.ts'

/** Domain reference 5, section F. F10 is the proof of origin of scrap that 0.4 adds for recyclers, asked of whoever supplies recycled material. */
export const materialsAndOrigin: Section = {
  code: 'F',
  title: text('物料与原产地', 'Materials and origin', 'Matières et origine'),
  tiers: goods,
  questions: [
    {
      code: 'KYS-F1',
      core: true,
      type: 'ROWS',
      record: 'MATERIAL',
      label: text('物料、HS 编码、形态和品位', 'Material, HS code, form and typical grade', 'Matière, code SH, forme et teneur habituelle'),
      help: text(
        '例如铝土矿 2606.00、氧化铝 2818.20、未锻轧非合金铝 7601.10、未锻轧铝合金 7601.20。',
        'For example bauxite 2606.00, alumina 2818.20, unwrought aluminium 7601.10, unwrought alloy 7601.20.',
        'Par exemple bauxite 2606.00, alumine 2818.20, aluminium brut 7601.10, alliage brut 7601.20.',
      ),
      evidence: ['ASSAY_CERTIFICATE', 'QUALITY_CERTIFICATE'],
      fields: [
        { key: 'material', type: 'TEXT', maxLength: 200, label: text('物料', 'Material', 'Matière') },
        { key: 'hs', type: 'TEXT', check: 'HS', label: text('HS 编码', 'HS code', 'Code SH') },
        { key: 'form', type: 'TEXT', maxLength: 200, label: text('形态', 'Form', 'Forme') },
        { key: 'grade', type: 'TEXT', maxLength: 200, label: text('常规品位', 'Typical grade', 'Teneur habituelle') },
      ],
    },
    {
      code: 'KYS-F2',
      core: true,
      type: 'MULTIPLE',
      label: text('物料来源类型', 'Where your material comes from', 'Provenance de vos matières'),
      help: text(
        '请选出所有来源。选择回收料的，需提供来源证明。',
        'Choose all that apply. For recycled material, proof of origin is needed.',
        'Choisissez toutes celles qui conviennent. Pour les matières recyclées, une preuve d’origine est nécessaire.',
      ),
      options: [
        option('OWN_MINE', '自有矿山', 'Own mine', 'Mine propre'),
        option('THIRD_PARTY_MINE', '他方矿山', 'Third-party mine', 'Mine d’un tiers'),
        option('TRADER', '贸易商', 'Trader', 'Négociant'),
        option('RECYCLED', '回收料', 'Recycled', 'Recyclé'),
        option('STOCK', '库存', 'Stock', 'Stock'),
      ],
    },
    {
      code: 'KYS-F3',
      core: true,
      type: 'ROWS',
      record: 'SITE',
      label: text('物料来自的全部矿山', 'All mines your material comes from', 'Toutes les mines d’où proviennent vos matières'),
      help: text(
        '各矿占比合计应为 100%。全部为回收料的，请选“不适用”。',
        'The shares add up to 100%. If all of it is recycled, choose “Does not apply”.',
        'Les parts totalisent 100 %. Si tout est recyclé, choisissez « Sans objet ».',
      ),
      fields: [
        { key: 'name', type: 'TEXT', maxLength: 300, label: text('矿山名称', 'Name of the mine', 'Nom de la mine') },
        country,
        { key: 'region', type: 'TEXT', maxLength: 200, label: text('省或地区', 'Region', 'Région') },
        { key: 'operator', type: 'PARTY', label: text('运营方', 'Operator', 'Exploitant') },
        { key: 'permit', type: 'TEXT', maxLength: 100, label: text('矿权证号', 'Permit number', 'Numéro du titre') },
        sharePercent,
      ],
      checks: [{ rule: 'SUM', fields: ['share'], equals: 100, tolerance: 0.5 }],
    },
    {
      code: 'KYS-F4',
      core: true,
      type: 'GROUP',
      label: text('开采方式', 'Extraction method', 'Méthode d’extraction'),
      help: text(
        '手工和小规模采矿并不排除合作，但需要进一步了解。',
        'Artisanal and small-scale mining does not exclude you; we then ask further.',
        'L’exploitation artisanale et à petite échelle ne vous exclut pas ; nous demanderons des précisions.',
      ),
      fields: [
        {
          key: 'scale',
          type: 'SINGLE',
          label: text('规模', 'Scale', 'Échelle'),
          options: [
            option('LARGE', '大规模', 'Large-scale', 'Industrielle'),
            option('ARTISANAL', '手工和小规模', 'Artisanal or small-scale', 'Artisanale ou à petite échelle'),
            option('BOTH', '两者都有', 'Both', 'Les deux'),
            option('UNKNOWN', '不清楚', 'Not known', 'Inconnue'),
          ],
        },
        {
          key: 'method',
          type: 'SINGLE',
          label: text('方式', 'Method', 'Méthode'),
          options: [
            option('OPEN_PIT', '露天', 'Open-pit', 'À ciel ouvert'),
            option('UNDERGROUND', '地下', 'Underground', 'Souterraine'),
            option('BOTH', '两者都有', 'Both', 'Les deux'),
            option('UNKNOWN', '不清楚', 'Not known', 'Inconnue'),
          ],
        },
      ],
      raises: [{ signal: 'EDD', when: { in: ['KYS-F4.scale', ['ARTISANAL', 'BOTH']] } }],
    },
    {
      code: 'KYS-F5',
      core: true,
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '过去 12 个月是否从受冲突影响和高风险区域（CAHRA）采购？',
        'Have you sourced from a conflict-affected or high-risk area (CAHRA) in the last 12 months?',
        'Vous êtes-vous approvisionné dans une zone de conflit ou à haut risque au cours des 12 derniers mois ?',
      ),
      help: text(
        '如有，请写明国家、地区和物料。拿不准的，请选“是”并说明。',
        'If yes, please name the country, region and material. If you are not sure, answer yes and say so.',
        'Si oui, indiquez le pays, la région et la matière. En cas de doute, répondez oui et précisez-le.',
      ),
      raises: [{ signal: 'RF-S2', when: { equals: ['KYS-F5', true] } }],
    },
    {
      code: 'KYS-F6',
      type: 'ROWS',
      label: text(
        '近两年各矿产量或采购量',
        'Yearly output or purchases by mine, two years',
        'Production ou achats annuels par mine, sur deux ans',
      ),
      help: text(
        '每座矿山、每一年一行。矿山名称请与场所清单或矿山清单一致。',
        'One row for each mine and year, with the mine’s name as in the lists of sites and mines.',
        'Une ligne par mine et par année, avec le nom de la mine tel qu’il figure dans les listes de sites et de mines.',
      ),
      evidence: ['PRODUCTION_RECORD', 'EXTRACTION_LOG', 'INVOICE'],
      fields: [
        { key: 'mine', type: 'TEXT', maxLength: 300, label: text('矿山', 'Mine', 'Mine') },
        year,
        {
          key: 'kind',
          type: 'SINGLE',
          label: text('类别', 'Kind', 'Nature'),
          options: [option('OUTPUT', '产量', 'Output', 'Production'), option('PURCHASE', '采购量', 'Purchases', 'Achats')],
        },
        { key: 'quantity', type: 'NUMBER', unit: 'TNE', min: 0, label: text('数量', 'Quantity', 'Quantité') },
      ],
    },
    {
      code: 'KYS-F7',
      need: 'OPTIONAL',
      type: 'ROWS',
      label: text(
        '各物料的 ASI 或其他监管链声明',
        'ASI or other chain-of-custody claim for each material',
        'Déclaration ASI ou autre de chaîne de contrôle, par matière',
      ),
      help: text(
        '例如 ASI 监管链、回收料或低碳声明。',
        'For example ASI chain of custody, recycled or low-carbon.',
        'Par exemple chaîne de contrôle ASI, recyclé ou bas carbone.',
      ),
      evidence: ['COC_DOCUMENT', 'ASI_CERTIFICATE'],
      fields: [
        { key: 'material', type: 'TEXT', maxLength: 200, label: text('物料', 'Material', 'Matière') },
        { key: 'claim', type: 'TEXT', maxLength: 200, label: text('声明', 'Claim', 'Déclaration') },
        sharePercent,
        remark,
      ],
    },
    {
      code: 'KYS-F8',
      type: 'SINGLE',
      label: text('能追溯到哪一级？', 'Down to which level can you trace?', 'Jusqu’à quel niveau pouvez-vous tracer ?'),
      help: text(
        '请选择对全部物料都成立的一级。',
        'The level that holds for all of the material.',
        'Le niveau qui vaut pour la totalité des matières.',
      ),
      options: [
        option('COUNTRY', '国家', 'Country', 'Pays'),
        option('MINE', '矿山', 'Mine', 'Mine'),
        option('LOT', '批次', 'Lot', 'Lot'),
        option('NONE', '无法追溯', 'None', 'Aucun'),
      ],
    },
    {
      code: 'KYS-F9',
      type: 'YES_NO',
      explain: 'NO',
      label: text(
        '是否愿意逐批提供原料追溯表（TDS）？',
        'Will you supply a traceability data sheet (TDS) for each lot?',
        'Fournirez-vous une fiche de traçabilité (TDS) pour chaque lot ?',
      ),
      help: text(
        '原料追溯表记录一个批次从矿山到工厂的经过。',
        'It records a lot’s way from the mine to the plant.',
        'Elle retrace le parcours d’un lot de la mine à l’usine.',
      ),
      raises: [{ signal: 'RF-C4', when: { equals: ['KYS-F9', false] } }],
    },
    {
      code: 'KYS-F10',
      when: { any: [{ tier: ['RECYCLER'] }, { equals: ['KYS-F2', 'RECYCLED'] }] },
      type: 'GROUP',
      label: text('回收料的来源证明', 'Proof of origin of scrap', 'Preuve d’origine des déchets recyclés'),
      help: text(
        '请说明废料来自哪里、如何确认其为回收料，并上传证明，例如收购凭证、磅单、供货方声明。',
        'Say where the scrap comes from and how you know that it is recycled, and attach proof, for example purchase records, weigh tickets, suppliers’ declarations.',
        'Dites d’où viennent les déchets et comment vous savez qu’ils sont recyclés, et joignez des preuves, par exemple bons d’achat, tickets de pesée, déclarations des fournisseurs.',
      ),
      evidence: ['RECYCLED_PROOF', 'WEIGH_TICKET', 'INVOICE'],
      fields: [
        {
          key: 'countries',
          type: 'COUNTRY',
          many: true,
          label: text('废料来自哪些国家或地区', 'Countries the scrap comes from', 'Pays de provenance des déchets'),
        },
        {
          key: 'kind',
          type: 'MULTIPLE',
          label: text('废料类别', 'Kind of scrap', 'Nature des déchets'),
          options: [
            option('POST_CONSUMER', '消费后废料', 'Post-consumer', 'Post-consommation'),
            option('PRE_CONSUMER', '消费前（工业）废料', 'Pre-consumer (industrial)', 'Pré-consommation (industriels)'),
            option('INTERNAL', '厂内回炉料', 'Run-around scrap', 'Retours internes'),
          ],
        },
        { key: 'method', type: 'LONG_TEXT', label: text('如何确认来源', 'How the origin is verified', 'Vérification de l’origine') },
        { key: 'files', type: 'FILE', label: text('证明文件', 'Proof', 'Preuves') },
      ],
    },
  ],
}
