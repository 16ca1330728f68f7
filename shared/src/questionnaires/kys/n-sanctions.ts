import type { Section } from '../template.ts'
import { text } from './parts.ts'

/** Domain reference 5, section N. */
export const sanctions: Section = {
  code: 'N',
  title: text('制裁、诉讼、舆情', 'Sanctions, litigation, media', 'Sanctions, litiges, médias'),
  questions: [
    {
      code: 'KYS-N1',
      core: true,
      type: 'YES_NO',
      explain: 'NO',
      label: text(
        '贵公司声明：公司、所有人、董事和船舶均未被列入联合国、欧盟、美国、英国和中国的制裁名单',
        'You declare that the company, its owners, directors and vessels are not on the sanctions lists of the UN, EU, US, UK or China',
        'Vous déclarez que la société, ses propriétaires, ses dirigeants et ses navires ne figurent pas sur les listes de sanctions de l’ONU, de l’UE, des États-Unis, du Royaume-Uni ou de la Chine',
      ),
      help: text(
        '不能声明的，请选“否”并写明涉及的名单和对象。',
        'If you cannot declare it, answer no and name the list and who is on it.',
        'Si vous ne pouvez pas le déclarer, répondez non et indiquez la liste et la personne ou l’entité.',
      ),
      evidence: ['DECLARATION'],
    },
    {
      code: 'KYS-N2',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '近三年是否与受制裁地区有贸易往来？',
        'Have you traded with sanctioned places in the last 3 years?',
        'Avez-vous commercé avec des territoires sous sanctions au cours des 3 dernières années ?',
      ),
      help: text(
        '如有，请写明地区、货物和许可。',
        'If yes, please name the place, the goods and any licence.',
        'Si oui, indiquez le territoire, les marchandises et l’éventuelle autorisation.',
      ),
    },
    {
      code: 'KYS-N3',
      type: 'YES_NO',
      explain: 'YES',
      label: text('是否有未结诉讼或仲裁？', 'Is there pending litigation?', 'Y a-t-il des litiges en cours ?'),
      help: text(
        '如有，请写明对方、事由、金额和受理机构。',
        'If yes, please give the other party, the matter, the amount and the court.',
        'Si oui, indiquez la partie adverse, l’objet, le montant et le tribunal.',
      ),
      evidence: ['AUTHORITY_DECISION'],
      raises: [{ signal: 'CCCMC-COURT', when: { equals: ['KYS-N3', true] } }],
    },
    {
      code: 'KYS-N4',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '贵公司是否知悉关于自身的负面报道？',
        'Do you know of adverse media about your company?',
        'Avez-vous connaissance d’articles défavorables à votre société ?',
      ),
      help: text(
        '如有，请写明来源、日期和您的看法。',
        'If yes, please give source, date and your view of it.',
        'Si oui, indiquez la source, la date et votre point de vue.',
      ),
      raises: [{ signal: 'CCCMC-MEDIA', when: { equals: ['KYS-N4', true] } }],
    },
    {
      code: 'KYS-N5',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否涉及出口管制或进口禁令（例如强迫劳动进口禁令）？',
        'Are you exposed to export controls or import bans, such as forced-labour import bans?',
        'Êtes-vous concerné par des contrôles à l’exportation ou des interdictions d’importation, par exemple liées au travail forcé ?',
      ),
      help: text(
        '如有，请写明措施、涉及的货物和应对。',
        'If yes, please name the measure, the goods and what you do about it.',
        'Si oui, indiquez la mesure, les marchandises et ce que vous faites.',
      ),
    },
  ],
}
