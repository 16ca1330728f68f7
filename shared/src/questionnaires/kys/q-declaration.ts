import type { Section } from '../template.ts'
import { text } from './parts.ts'

/** Domain reference 5, section Q, and Q6 of 0.4. */
export const declaration: Section = {
  code: 'Q',
  title: text('声明与授权', 'Declaration', 'Déclaration'),
  questions: [
    {
      code: 'KYS-Q1',
      core: true,
      type: 'YES_NO',
      explain: 'NO',
      label: text('所填内容真实、完整', 'The answers are true and complete', 'Les réponses sont exactes et complètes'),
      help: text(
        '据您所知并经过核实。有保留的，请选“否”并说明。',
        'To the best of your knowledge, and after checking. If you have a reservation, answer no and say so.',
        'À votre connaissance et après vérification. En cas de réserve, répondez non et précisez.',
      ),
      evidence: ['DECLARATION'],
    },
    {
      code: 'KYS-Q2',
      core: true,
      type: 'YES_NO',
      explain: 'NO',
      label: text(
        '如有变更，将在 {{changeDays}} 天内告知',
        'You will report changes within {{changeDays}} days',
        'Vous signalerez tout changement sous {{changeDays}} jours',
      ),
      help: text(
        '包括路线、矿山、所有人、制裁和事件方面的变更。',
        'Changes of route, mine, owner, sanctions, and incidents.',
        'Changements d’itinéraire, de mine, de propriétaire, sanctions et incidents.',
      ),
    },
    {
      code: 'KYS-Q3',
      core: true,
      type: 'YES_NO',
      explain: 'NO',
      label: text(
        '同意接受桌面评估和实地评估，并同意将结果转交相关方',
        'You allow desk and on-site assessments, and their results to be passed on',
        'Vous acceptez les évaluations documentaires et sur site, et la transmission de leurs résultats',
      ),
      help: text(
        '结果只转交给与该供应链有关的各方。',
        'Results go only to those concerned with this supply chain.',
        'Les résultats ne sont transmis qu’aux acteurs de cette chaîne d’approvisionnement.',
      ),
    },
    {
      code: 'KYS-Q4',
      core: true,
      type: 'YES_NO',
      explain: 'NO',
      label: text(
        '已告知所列人员其个人信息的使用方式',
        'The persons named have been told how their data are used',
        'Les personnes nommées ont été informées de l’usage de leurs données',
      ),
      help: text(
        '即股东、受益人、高管和联系人。这些信息用于尽责管理和名单筛查。',
        'Shareholders, beneficial owners, managers and contacts. The data serve due diligence and screening.',
        'Actionnaires, bénéficiaires effectifs, dirigeants et contacts. Les données servent au devoir de diligence et aux vérifications.',
      ),
    },
    {
      code: 'KYS-Q5',
      core: true,
      type: 'GROUP',
      label: text('签字盖章', 'Signature', 'Signature'),
      help: text(
        '由授权签字人填写，并上传签字盖章的声明页或电子签名文件。',
        'By the authorised signatory, with the signed and sealed page or an e-signed file.',
        'Par le signataire autorisé, avec la page signée et cachetée ou un fichier signé électroniquement.',
      ),
      evidence: ['DECLARATION', 'SIGNING_AUTHORITY'],
      fields: [
        { key: 'name', type: 'TEXT', check: 'OWN_NAME', maxLength: 200, label: text('姓名', 'Name', 'Nom') },
        { key: 'title', type: 'TEXT', maxLength: 200, label: text('职务', 'Title', 'Fonction') },
        { key: 'on', type: 'DATE', notFuture: true, label: text('日期', 'Date', 'Date') },
        { key: 'signed', type: 'FILE', label: text('签字盖章的声明', 'Signed declaration', 'Déclaration signée') },
      ],
    },
    {
      code: 'KYS-Q6',
      core: true,
      type: 'YES_NO',
      label: text(
        '我们能否在公开报告中提及贵公司名称？',
        'May we name you in the public report?',
        'Pouvons-nous vous nommer dans le rapport public ?',
      ),
      help: text(
        '选“否”没有任何不利影响，报告中将不出现贵公司名称。',
        '“No” has no disadvantage; your name then stays out of the report.',
        'Répondre « non » n’a aucune conséquence ; votre nom n’apparaîtra pas dans le rapport.',
      ),
    },
  ],
}
