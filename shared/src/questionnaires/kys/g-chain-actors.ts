import type { ScalarField } from '../field.ts'
import type { Section } from '../template.ts'
import { country, identifier, name, option, remark, text } from './parts.ts'

const actor: ScalarField[] = [name, country, identifier]

/** Domain reference 5, section G. */
export const chainActors: Section = {
  code: 'G',
  title: text('供应链主体与物流', 'Chain actors and logistics', 'Acteurs et logistique'),
  questions: [
    {
      code: 'KYS-G1',
      core: true,
      type: 'ROWS',
      record: 'PARTY',
      label: text(
        '上游中间商、集货商和加工商',
        'Upstream intermediaries, consolidators and processors',
        'Intermédiaires, groupeurs et transformateurs en amont',
      ),
      help: text(
        '从矿山到贵公司，每个经手方一行；它们将出现在供应链地图上。没有的，请选“不适用”。',
        'One row for each party between the mine and you; they appear on the supply-chain map. If there are none, choose “Does not apply”.',
        'Une ligne pour chaque acteur entre la mine et vous ; ils figurent sur la cartographie. S’il n’y en a pas, choisissez « Sans objet ».',
      ),
      evidence: ['CONTRACT', 'INVOICE'],
      fields: [
        ...actor,
        {
          key: 'role',
          type: 'SINGLE',
          label: text('角色', 'Role', 'Rôle'),
          options: [
            option('INTERMEDIARY', '中间商', 'Intermediary', 'Intermédiaire'),
            option('CONSOLIDATOR', '集货商', 'Consolidator', 'Groupeur'),
            option('PROCESSOR', '加工商', 'Processor', 'Transformateur'),
            option('OTHER', '其他', 'Other', 'Autre'),
          ],
        },
      ],
    },
    {
      code: 'KYS-G2',
      core: true,
      type: 'ROWS',
      record: 'PARTY',
      label: text('内陆运输商', 'Inland transporters', 'Transporteurs terrestres et fluviaux'),
      help: text(
        '公路、铁路和驳船运输商，并写明各自承担的路段。',
        'By road, rail and barge, with the segment each one serves.',
        'Par route, rail et barge, avec le tronçon de chacun.',
      ),
      evidence: ['CONTRACT', 'WAYBILL', 'TRANSPORT_LICENCE'],
      fields: [
        ...actor,
        {
          key: 'mode',
          type: 'SINGLE',
          label: text('运输方式', 'Mode', 'Mode'),
          options: [
            option('ROAD', '公路', 'Road', 'Route'),
            option('RAIL', '铁路', 'Rail', 'Rail'),
            option('BARGE', '驳船', 'Barge', 'Barge'),
          ],
        },
        { key: 'segment', type: 'TEXT', maxLength: 300, label: text('路段', 'Segment', 'Tronçon') },
      ],
    },
    {
      code: 'KYS-G3',
      core: true,
      type: 'ROWS',
      label: text(
        '装货港、转运点和卸货港',
        'Ports of loading, transhipment and discharge',
        'Ports de chargement, de transbordement et de déchargement',
      ),
      help: text(
        '请尽量填写 UN/LOCODE，例如科纳克里为 GNCKY。',
        'With the UN/LOCODE where you know it, for example GNCKY for Conakry.',
        'Avec le UN/LOCODE si vous le connaissez, par exemple GNCKY pour Conakry.',
      ),
      evidence: ['BILL_OF_LADING'],
      fields: [
        { key: 'port', type: 'PLACE', label: text('港口', 'Port', 'Port') },
        {
          key: 'role',
          type: 'SINGLE',
          label: text('用途', 'Use', 'Usage'),
          options: [
            option('LOADING', '装货', 'Loading', 'Chargement'),
            option('TRANSHIPMENT', '转运', 'Transhipment', 'Transbordement'),
            option('DISCHARGE', '卸货', 'Discharge', 'Déchargement'),
          ],
        },
      ],
    },
    {
      code: 'KYS-G4',
      core: true,
      type: 'ROWS',
      record: 'PARTY',
      label: text(
        '船公司、船舶经营人和租家',
        'Shipping lines, vessel operators and charterers',
        'Compagnies maritimes, exploitants de navires et affréteurs',
      ),
      help: text(
        '常用船舶请写明船名和 IMO 编号（7 位数字）。',
        'With name and IMO number (7 digits) of the vessels you use regularly.',
        'Avec le nom et le numéro OMI (7 chiffres) des navires utilisés régulièrement.',
      ),
      evidence: ['CHARTER_PARTY', 'BILL_OF_LADING'],
      fields: [
        ...actor,
        {
          key: 'role',
          type: 'SINGLE',
          label: text('角色', 'Role', 'Rôle'),
          options: [
            option('LINE', '船公司', 'Shipping line', 'Compagnie maritime'),
            option('OPERATOR', '船舶经营人', 'Vessel operator', 'Exploitant de navires'),
            option('CHARTERER', '租家', 'Charterer', 'Affréteur'),
          ],
        },
        { key: 'vessel', type: 'TEXT', maxLength: 200, need: 'OPTIONAL', label: text('船名', 'Vessel', 'Navire') },
        { key: 'imo', type: 'TEXT', check: 'IMO', maxLength: 20, need: 'OPTIONAL', label: text('IMO 编号', 'IMO number', 'Numéro OMI') },
      ],
    },
    {
      code: 'KYS-G5',
      core: true,
      type: 'ROWS',
      record: 'PARTY',
      label: text('报关（清关）公司', 'Customs brokers and clearing agents', 'Commissionnaires en douane'),
      help: text(
        '包括出口地和进口地的公司。',
        'At both ends, export and import.',
        'Aux deux extrémités, à l’exportation et à l’importation.',
      ),
      evidence: ['CONTRACT', 'EXPORT_DECLARATION', 'IMPORT_DECLARATION'],
      fields: [
        ...actor,
        {
          key: 'end',
          type: 'SINGLE',
          label: text('办理环节', 'End', 'Extrémité'),
          options: [
            option('EXPORT', '出口', 'Export', 'Exportation'),
            option('IMPORT', '进口', 'Import', 'Importation'),
            option('BOTH', '两端', 'Both', 'Les deux'),
          ],
        },
      ],
    },
    {
      code: 'KYS-G6',
      type: 'ROWS',
      record: 'SITE',
      label: text('仓库和堆场', 'Warehouses and yards', 'Entrepôts et parcs'),
      help: text(
        '货物在途中存放的地点，包括港口堆场。',
        'Where the goods are kept on their way, port yards included.',
        'Là où les marchandises sont gardées en chemin, parcs portuaires compris.',
      ),
      evidence: ['STOCKPILE_LEDGER', 'CONTRACT'],
      fields: [
        name,
        country,
        { key: 'address', type: 'TEXT', label: text('地址', 'Address', 'Adresse') },
        { key: 'operator', type: 'PARTY', label: text('运营方', 'Operator', 'Exploitant') },
      ],
    },
    {
      code: 'KYS-G7',
      type: 'ROWS',
      record: 'PARTY',
      label: text('检验和计量机构', 'Inspection and weighing companies', 'Sociétés d’inspection et de pesage'),
      help: text(
        '出具化验、水尺和计量证书的机构。',
        'Those who issue assays, draught surveys and weight certificates.',
        'Celles qui délivrent analyses, expertises de tirant d’eau et certificats de poids.',
      ),
      evidence: ['ASSAY_CERTIFICATE', 'DRAUGHT_SURVEY', 'WEIGH_TICKET'],
      fields: [...actor, { key: 'service', type: 'TEXT', maxLength: 300, label: text('服务内容', 'Service', 'Prestation') }],
    },
    {
      code: 'KYS-G8',
      type: 'COUNTRY',
      many: true,
      label: text('货物途经的国家或地区', 'Countries transited', 'Pays de transit'),
      help: text(
        '从原产地到交货地，包括转运停靠的国家。',
        'From origin to delivery, including places of transhipment.',
        'De l’origine à la livraison, y compris les lieux de transbordement.',
      ),
      evidence: ['BILL_OF_LADING', 'WAYBILL'],
    },
    {
      code: 'KYS-G9',
      type: 'GROUP',
      label: text('运输路线及常规时长', 'Route and usual duration', 'Itinéraire et durée habituelle'),
      help: text(
        '依次写出各路段和换装地点；以后的批次将与此对照。',
        'Each segment and place of reloading in turn; later lots are compared with it.',
        'Chaque tronçon et lieu de transbordement, dans l’ordre ; les lots suivants y sont comparés.',
      ),
      fields: [
        { key: 'route', type: 'LONG_TEXT', label: text('路线', 'Route', 'Itinéraire') },
        { key: 'days', type: 'NUMBER', unit: 'DAY', min: 0, max: 1_000, label: text('常规时长', 'Usual duration', 'Durée habituelle') },
      ],
    },
    {
      code: 'KYS-G10',
      type: 'ROWS',
      record: 'PARTY',
      label: text('现场的分包商和劳务公司', 'Subcontractors and labour agencies on site', 'Sous-traitants et agences d’emploi sur site'),
      help: text('没有的，请选“不适用”。', 'If there are none, choose “Does not apply”.', 'S’il n’y en a pas, choisissez « Sans objet ».'),
      evidence: ['CONTRACT'],
      fields: [...actor, { key: 'work', type: 'TEXT', maxLength: 300, label: text('工作内容', 'Work done', 'Travaux') }, remark],
    },
  ],
}
