import type { Section } from '../template.ts'
import { goods, mines, text } from './parts.ts'

/** Domain reference 5, section L. L4 and L5 are mine-only by 0.4. */
export const healthAndSafety: Section = {
  code: 'L',
  title: text('职业健康安全', 'Health and safety', 'Santé et sécurité'),
  tiers: goods,
  questions: [
    {
      code: 'KYS-L1',
      type: 'YES_NO',
      prove: 'YES',
      label: text('是否持有 ISO 45001 证书？', 'Do you hold an ISO 45001 certificate?', 'Détenez-vous un certificat ISO 45001 ?'),
      help: text('如有，请上传证书。', 'If yes, please attach it.', 'Si oui, joignez-le.'),
      evidence: ['MANAGEMENT_CERTIFICATE'],
    },
    {
      code: 'KYS-L2',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '近三年是否发生死亡或损失工时的工伤事故？',
        'Have there been fatalities or lost-time injuries in the last 3 years?',
        'Y a-t-il eu des décès ou des accidents avec arrêt de travail au cours des 3 dernières années ?',
      ),
      help: text(
        '如有，请按年份写明人数，并包括承包商人员。',
        'If yes, please give the numbers by year, contractors included.',
        'Si oui, indiquez les nombres par année, sous-traitants compris.',
      ),
      evidence: ['SAFETY_RECORD', 'INCIDENT_RECORD'],
      raises: [{ signal: 'CCCMC-ACCIDENT', when: { equals: ['KYS-L2', true] } }],
    },
    {
      code: 'KYS-L3',
      type: 'YES_NO',
      explain: 'NO',
      prove: 'YES',
      label: text(
        '是否提供防护用品和安全培训，并有应急预案？',
        'Do you provide protective equipment and safety training, and have an emergency plan?',
        'Fournissez-vous des équipements de protection et une formation, et avez-vous un plan d’urgence ?',
      ),
      help: text(
        '可上传应急预案、演练记录或培训记录。',
        'The emergency plan, a drill or a training record will do.',
        'Le plan d’urgence, un exercice ou un registre de formation convient.',
      ),
      evidence: ['SAFETY_RECORD', 'TRAINING_RECORD'],
    },
    {
      code: 'KYS-L4',
      tiers: mines,
      type: 'YES_NO',
      explain: 'NO',
      prove: 'YES',
      label: text(
        '是否定期检查尾矿库或赤泥坝的安全？',
        'Is the safety of tailings or residue dams inspected regularly?',
        'La sécurité des digues à résidus est-elle inspectée régulièrement ?',
      ),
      help: text(
        '没有此类设施的，请选“不适用”。',
        'If you have no such dam, choose “Does not apply”.',
        'Si vous n’avez pas de telle digue, choisissez « Sans objet ».',
      ),
      evidence: ['SAFETY_RECORD', 'INSPECTION_CERTIFICATE'],
    },
    {
      code: 'KYS-L5',
      tiers: mines,
      type: 'YES_NO',
      explain: 'NO',
      prove: 'YES',
      label: text(
        '是否有爆破和矿区交通管理规定？',
        'Do you manage blasting and traffic by written rules?',
        'Gérez-vous les tirs de mine et la circulation par des règles écrites ?',
      ),
      help: text(
        '包括警戒距离、限速和道路洒水。',
        'Exclusion zones, speed limits, dust on haul roads.',
        'Zones d’exclusion, limites de vitesse, poussière sur les pistes.',
      ),
      evidence: ['PROCEDURE', 'SAFETY_RECORD'],
    },
    {
      code: 'KYS-L6',
      type: 'YES_NO',
      explain: 'NO',
      prove: 'YES',
      label: text(
        '是否监测粉尘、噪声、高温、氟化物和沥青烟的接触？',
        'Do you monitor exposure to dust, noise, heat, fluoride and pitch?',
        'Surveillez-vous l’exposition à la poussière, au bruit, à la chaleur, aux fluorures et au brai ?',
      ),
      help: text(
        '只涉及其中几项的，请在说明中写明是哪几项。',
        'If only some of these occur with you, please say which in the note.',
        'Si seuls certains vous concernent, dites lesquels en note.',
      ),
      evidence: ['MONITORING_REPORT'],
    },
  ],
}
