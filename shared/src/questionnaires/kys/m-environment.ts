import type { Section } from '../template.ts'
import { goods, mines, text } from './parts.ts'

/** Domain reference 5, section M. M4 to M10 are mine-only by 0.4. */
export const environment: Section = {
  code: 'M',
  title: text('环境与社区', 'Environment and community', 'Environnement et communautés'),
  tiers: goods,
  questions: [
    {
      code: 'KYS-M1',
      type: 'YES_NO',
      prove: 'YES',
      label: text('是否持有 ISO 14001 证书？', 'Do you hold an ISO 14001 certificate?', 'Détenez-vous un certificat ISO 14001 ?'),
      help: text('如有，请上传证书。', 'If yes, please attach it.', 'Si oui, joignez-le.'),
      evidence: ['MANAGEMENT_CERTIFICATE'],
    },
    {
      code: 'KYS-M2',
      type: 'YES_NO',
      explain: 'NO',
      prove: 'YES',
      label: text('是否监测废气、废水和扬尘？', 'Do you monitor air, water and dust?', 'Surveillez-vous l’air, l’eau et les poussières ?'),
      help: text('请上传最近一次的监测结果。', 'Please attach the latest results.', 'Joignez les derniers résultats.'),
      evidence: ['MONITORING_REPORT'],
    },
    {
      code: 'KYS-M3',
      type: 'YES_NO',
      explain: 'NO',
      prove: 'YES',
      label: text(
        '赤泥、大修渣和铝灰是否按规定处置？',
        'Are bauxite residue, spent pot lining and dross handled as the rules demand?',
        'Les résidus de bauxite, brasques usées et crasses sont-ils traités selon les règles ?',
      ),
      help: text(
        '请写明数量和去向。不产生此类固废的，请选“不适用”。',
        'Please give quantities and where they go. If you have none, choose “Does not apply”.',
        'Indiquez les quantités et leur destination. Si vous n’en produisez pas, choisissez « Sans objet ».',
      ),
      evidence: ['WASTE_RECORD'],
    },
    {
      code: 'KYS-M4',
      tiers: mines,
      type: 'YES_NO',
      explain: 'ALWAYS',
      label: text('是否有复垦方案？', 'Is there a rehabilitation plan?', 'Existe-t-il un plan de réhabilitation ?'),
      help: text(
        '请写明已复垦和尚未复垦的面积（公顷）。',
        'Please give the area done and still to do, in hectares.',
        'Indiquez les surfaces réhabilitées et restantes, en hectares.',
      ),
      evidence: ['REHABILITATION_PLAN'],
    },
    {
      code: 'KYS-M5',
      tiers: mines,
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '矿区是否与保护区或世界遗产地重叠？',
        'Does the concession overlap a protected area or World Heritage site?',
        'La concession recoupe-t-elle une aire protégée ou un site du patrimoine mondial ?',
      ),
      help: text(
        '如有重叠，请写明名称、面积和主管机关的意见。',
        'If yes, please name it, the area and what the authority says.',
        'Si oui, indiquez son nom, la surface et la position de l’autorité.',
      ),
      evidence: ['ESIA', 'MINING_TITLE'],
      raises: [{ signal: 'CCCMC-AREA', when: { equals: ['KYS-M5', true] } }],
    },
    {
      code: 'KYS-M6',
      tiers: mines,
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否有搬迁或征地补偿？',
        'Has there been resettlement or land compensation?',
        'Y a-t-il eu des réinstallations ou des indemnisations foncières ?',
      ),
      help: text(
        '如有，请写明户数，并上传补偿记录，姓名可遮盖。',
        'If yes, please say how many households, and attach the records; names may be blacked out.',
        'Si oui, indiquez le nombre de ménages et joignez les registres ; les noms peuvent être masqués.',
      ),
      evidence: ['COMPENSATION_AGREEMENT', 'COMMUNITY_RECORD'],
    },
    {
      code: 'KYS-M7',
      tiers: mines,
      type: 'YES_NO',
      explain: 'ALWAYS',
      label: text(
        '涉及原住民时，是否取得其自由、事先和知情同意（FPIC）？',
        'Where indigenous peoples are concerned, was their free, prior and informed consent (FPIC) obtained?',
        'Lorsque des peuples autochtones sont concernés, leur consentement libre, préalable et éclairé (CLPE) a-t-il été obtenu ?',
      ),
      help: text(
        '不涉及原住民的，请选“不适用”并说明依据。',
        'If none are concerned, choose “Does not apply” and say how you know.',
        'Si aucun n’est concerné, choisissez « Sans objet » et dites comment vous le savez.',
      ),
      evidence: ['COMMUNITY_RECORD'],
    },
    {
      code: 'KYS-M8',
      tiers: mines,
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '贵公司的活动是否可能影响社区水源？',
        'Could your activities affect community water sources?',
        'Vos activités peuvent-elles affecter les sources d’eau des communautés ?',
      ),
      help: text(
        '如可能，请写明水源、监测和替代供水。',
        'If yes, please name the sources, how they are monitored and what replaces them.',
        'Si oui, indiquez les sources, leur surveillance et l’approvisionnement de remplacement.',
      ),
      evidence: ['MONITORING_REPORT', 'COMMUNITY_RECORD'],
    },
    {
      code: 'KYS-M9',
      tiers: mines,
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否有社区协议或社区发展投入？',
        'Do you have community agreements or development spending?',
        'Avez-vous des accords communautaires ou des dépenses de développement ?',
      ),
      help: text(
        '如有，请写明对象和上年金额。',
        'If yes, please say with whom, and last year’s amount.',
        'Si oui, indiquez avec qui et le montant de l’année dernière.',
      ),
      evidence: ['COMMUNITY_RECORD'],
    },
    {
      code: 'KYS-M10',
      tiers: mines,
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '近三年是否收到社区投诉？',
        'Have you received community complaints in the last 3 years?',
        'Avez-vous reçu des plaintes des communautés au cours des 3 dernières années ?',
      ),
      help: text(
        '如有，请写明事由、数量和结果，口头投诉也算。',
        'If yes, please give topics, number and outcome. Spoken ones count too.',
        'Si oui, indiquez les sujets, le nombre et l’issue. Les plaintes orales comptent aussi.',
      ),
      evidence: ['COMPLAINTS_REGISTER'],
      raises: [{ signal: 'CCCMC-PROTEST', when: { equals: ['KYS-M10', true] } }],
    },
    {
      code: 'KYS-M11',
      need: 'OPTIONAL',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否核算产品碳足迹？',
        'Do you calculate a product carbon footprint?',
        'Calculez-vous l’empreinte carbone de vos produits ?',
      ),
      help: text(
        '如有，请写明数值、方法和能源结构。',
        'If yes, please give the figure, the method and your sources of energy.',
        'Si oui, indiquez la valeur, la méthode et vos sources d’énergie.',
      ),
      evidence: ['CARBON_REPORT'],
    },
  ],
}
