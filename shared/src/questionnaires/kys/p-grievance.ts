import type { Section } from '../template.ts'
import { goods, text, unlessNo } from './parts.ts'

const channel = unlessNo('KYS-P1')

/** Domain reference 5, section P. Without a channel there is nothing to ask about it. */
export const grievance: Section = {
  code: 'P',
  title: text('申诉机制', 'Grievance', 'Plaintes'),
  tiers: goods,
  questions: [
    {
      code: 'KYS-P1',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否有对外开放的申诉、投诉渠道？',
        'Do you have a grievance channel open to outsiders?',
        'Avez-vous un dispositif de plainte ouvert aux tiers ?',
      ),
      help: text(
        '如有，请写明网址、电话或地点。',
        'If yes, please give its address, phone number or place.',
        'Si oui, indiquez l’adresse, le téléphone ou le lieu.',
      ),
      evidence: ['PROCEDURE'],
    },
    {
      code: 'KYS-P2',
      type: 'YES_NO',
      explain: 'NO',
      when: channel,
      label: text('是否可以匿名？', 'Can people stay anonymous?', 'Peut-on rester anonyme ?'),
      help: text(
        '指不留姓名也会受理，并能得到答复。',
        'A report without a name is taken up and answered.',
        'Un signalement sans nom est traité et reçoit une réponse.',
      ),
      evidence: ['PROCEDURE'],
    },
    {
      code: 'KYS-P3',
      type: 'YES_NO',
      explain: 'NO',
      when: channel,
      label: text('是否明确禁止打击报复？', 'Is retaliation forbidden in writing?', 'Les représailles sont-elles interdites par écrit ?'),
      help: text('请指出写明此项的文件。', 'Please point to the document that says so.', 'Indiquez le document qui le prévoit.'),
      evidence: ['POLICY', 'PROCEDURE'],
    },
    {
      code: 'KYS-P4',
      type: 'YES_NO',
      explain: 'YES',
      when: channel,
      label: text('是否有处理时限？', 'Are there time limits?', 'Y a-t-il des délais ?'),
      help: text(
        '如有，请写明受理、答复和结案的时限。',
        'If yes, please give those for receipt, answer and closing.',
        'Si oui, indiquez ceux de l’accusé de réception, de la réponse et de la clôture.',
      ),
      evidence: ['PROCEDURE'],
    },
    {
      code: 'KYS-P5',
      type: 'YES_NO',
      explain: 'YES',
      when: channel,
      label: text(
        '上年是否收到申诉、投诉？',
        'Were grievances received last year?',
        'Des plaintes ont-elles été reçues l’année dernière ?',
      ),
      help: text(
        '如有，请写明数量、类型和结果。',
        'If yes, please give number, type and outcome.',
        'Si oui, indiquez le nombre, la nature et l’issue.',
      ),
      evidence: ['COMPLAINTS_REGISTER'],
    },
    {
      code: 'KYS-P6',
      type: 'YES_NO',
      explain: 'ALWAYS',
      when: channel,
      label: text(
        '当地人能否使用自己的语言？',
        'Can local people use their own language?',
        'Les habitants peuvent-ils utiliser leur langue ?',
      ),
      help: text('请写明可用的语言。', 'Please name the languages.', 'Indiquez les langues.'),
      evidence: ['PROCEDURE'],
    },
  ],
}
