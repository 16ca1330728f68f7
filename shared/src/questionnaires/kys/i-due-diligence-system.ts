import type { Section } from '../template.ts'
import { goods, option, personName, text, unlessNo } from './parts.ts'

const policy = unlessNo('KYS-I1')

/** Domain reference 5, section I. */
export const dueDiligenceSystem: Section = {
  code: 'I',
  title: text('尽责管理体系', 'Due-diligence system', 'Système de diligence'),
  tiers: goods,
  questions: [
    {
      code: 'KYS-I1',
      core: true,
      type: 'YES_NO',
      prove: 'YES',
      label: text(
        '是否有与 OECD 指南一致、覆盖附录二全部风险的 CAHRA 负责任采购政策？',
        'Do you have a policy on responsible sourcing from CAHRAs that follows the OECD guidance and covers all Annex II risks?',
        'Avez-vous une politique d’approvisionnement responsable pour les zones de conflit ou à haut risque, conforme au guide OCDE et couvrant tous les risques de l’annexe II ?',
      ),
      help: text(
        '指涵盖人权、冲突、安保、贿赂、洗钱和税费的书面政策。回答“否”不会使贵公司失去资格，我们将共同改进。',
        'A written policy on human rights, conflict, security, bribery, money laundering and taxes. “No” does not exclude you: we then work on it together.',
        'Une politique écrite sur les droits humains, les conflits, la sécurité, la corruption, le blanchiment et les impôts. Répondre « non » ne vous exclut pas : nous y travaillerons ensemble.',
      ),
      evidence: ['POLICY'],
    },
    {
      code: 'KYS-I2',
      type: 'GROUP',
      when: policy,
      label: text('该政策是否公开？', 'Is the policy public?', 'Cette politique est-elle publique ?'),
      help: text('公开的，请给出网址。', 'If yes, please give its address.', 'Si oui, indiquez son adresse.'),
      fields: [
        { key: 'public', type: 'YES_NO', label: text('是否公开？', 'Is it public?', 'Est-elle publique ?') },
        { key: 'url', type: 'TEXT', check: 'URL', when: { equals: ['.public', true] }, label: text('网址', 'Address', 'Adresse internet') },
      ],
    },
    {
      code: 'KYS-I3',
      type: 'YES_NO',
      prove: 'YES',
      when: policy,
      label: text(
        '该政策是否写入与供应商的合同？',
        'Is the policy part of your contracts with your own suppliers?',
        'Cette politique figure-t-elle dans les contrats avec vos propres fournisseurs ?',
      ),
      help: text(
        '如有，请上传一份合同条款，可遮盖价格。',
        'If yes, please attach a clause; prices may be blacked out.',
        'Si oui, joignez une clause ; les prix peuvent être masqués.',
      ),
      evidence: ['CONTRACT'],
    },
    {
      code: 'KYS-I4',
      type: 'ROWS',
      label: text('负责尽责管理的高管与团队', 'Senior manager and team in charge', 'Dirigeant responsable et équipe'),
      help: text(
        '至少一位是对此负责的高级管理人员。',
        'At least one is the senior manager who answers for it.',
        'Au moins une personne est le dirigeant qui en répond.',
      ),
      evidence: ['APPOINTMENT'],
      fields: [
        personName,
        { key: 'title', type: 'TEXT', maxLength: 200, label: text('职务', 'Title', 'Fonction') },
        { key: 'senior', type: 'YES_NO', label: text('高级管理人员', 'Senior manager', 'Membre de la direction') },
      ],
      checks: [{ rule: 'SOME', fields: ['senior'] }],
    },
    {
      code: 'KYS-I5',
      type: 'YES_NO',
      prove: 'YES',
      label: text(
        '是否每年培训相关人员？',
        'Do you train the staff concerned every year?',
        'Formez-vous chaque année le personnel concerné ?',
      ),
      help: text(
        '如有，请上传最近一次的培训计划或签到记录。',
        'If yes, please attach the latest plan or attendance list.',
        'Si oui, joignez le dernier plan ou la dernière feuille de présence.',
      ),
      evidence: ['TRAINING_RECORD'],
    },
    {
      code: 'KYS-I6',
      type: 'YES_NO',
      prove: 'YES',
      label: text(
        '是否有收集和传递监管链信息的流程？',
        'Do you have a process for chain-of-custody information?',
        'Avez-vous une procédure pour les informations de chaîne de contrôle ?',
      ),
      help: text(
        '指记录并传递物料来源、数量、经手方和路线的流程。',
        'It records and passes on origin, quantity, handlers and route of the material.',
        'Elle consigne et transmet l’origine, la quantité, les intervenants et l’itinéraire des matières.',
      ),
      evidence: ['PROCEDURE', 'COC_DOCUMENT'],
    },
    {
      code: 'KYS-I7',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否有识别 CAHRA 的程序？',
        'Do you have a procedure to identify CAHRAs?',
        'Avez-vous une procédure pour identifier les zones de conflit ou à haut risque ?',
      ),
      help: text(
        '如有，请写明所用的信息来源和阈值。',
        'If yes, please name the sources and thresholds you use.',
        'Si oui, indiquez les sources et les seuils utilisés.',
      ),
      evidence: ['PROCEDURE'],
    },
    {
      code: 'KYS-I8',
      type: 'YES_NO',
      prove: 'YES',
      label: text(
        '是否有识别警示信号的流程？',
        'Do you have a process to identify red flags?',
        'Avez-vous une procédure pour repérer les signaux d’alerte ?',
      ),
      help: text(
        '指对产地、供应商和交易情况的检查。',
        'Checks of places, suppliers and circumstances.',
        'L’examen des lieux, des fournisseurs et des circonstances.',
      ),
      evidence: ['PROCEDURE'],
    },
    {
      code: 'KYS-I9',
      type: 'GROUP',
      label: text('最近一次风险评估', 'Your latest risk assessment', 'Votre dernière évaluation des risques'),
      help: text(
        '超过 {{assessmentMonths}} 个月的，审核员可能会请您更新。',
        'If it is older than {{assessmentMonths}} months, the reviewer may ask for a newer one.',
        'Si elle date de plus de {{assessmentMonths}} mois, l’examinateur pourra en demander une plus récente.',
      ),
      evidence: ['RISK_ASSESSMENT'],
      fields: [
        { key: 'done', type: 'YES_NO', label: text('是否做过？', 'Has one been made?', 'Y en a-t-il eu une ?') },
        { key: 'on', type: 'DATE', notFuture: true, when: { equals: ['.done', true] }, label: text('日期', 'Date', 'Date') },
        {
          key: 'result',
          type: 'SINGLE',
          when: { equals: ['.done', true] },
          label: text('结果', 'Result', 'Résultat'),
          options: [
            option('LOW', '轻微', 'Minor', 'Mineur'),
            option('MODERATE', '一般', 'Moderate', 'Modéré'),
            option('SIGNIFICANT', '较大', 'Significant', 'Important'),
            option('SEVERE', '重大', 'Severe', 'Majeur'),
          ],
        },
      ],
    },
    {
      code: 'KYS-I10',
      type: 'YES_NO',
      prove: 'YES',
      label: text(
        '是否有风险缓解流程，包括中止和终止合作？',
        'Do you have a mitigation process that includes suspending and terminating?',
        'Avez-vous une procédure d’atténuation qui prévoit de suspendre ou de mettre fin à la relation ?',
      ),
      help: text('如有，请上传程序文件。', 'If yes, please attach it.', 'Si oui, joignez-la.'),
      evidence: ['PROCEDURE'],
    },
    {
      code: 'KYS-I11',
      type: 'GROUP',
      label: text('是否对上游供应商开展调查？', 'Do you survey your own suppliers?', 'Interrogez-vous vos propres fournisseurs ?'),
      help: text('请选择所用的方法。', 'Please choose the method.', 'Choisissez la méthode.'),
      fields: [
        {
          key: 'method',
          type: 'SINGLE',
          label: text('方法', 'Method', 'Méthode'),
          options: [
            option(
              'STANDARD',
              '是，按 IPC-1755（如 CMRT、AMRT）',
              'Yes, in line with IPC-1755 (such as CMRT, AMRT)',
              'Oui, selon IPC-1755 (CMRT, AMRT par exemple)',
            ),
            option('OTHER', '是，用其他方法', 'Yes, by another method', 'Oui, par une autre méthode'),
            option('NO', '否', 'No', 'Non'),
          ],
        },
        {
          key: 'description',
          type: 'TEXT',
          when: { equals: ['.method', 'OTHER'] },
          label: text('请说明方法', 'Please describe it', 'Décrivez-la'),
        },
      ],
    },
    {
      code: 'KYS-I12',
      type: 'YES_NO',
      label: text(
        '是否对照要求审核供应商的答复，并管理纠正措施？',
        'Do you review suppliers’ answers against your expectations and manage corrective action?',
        'Examinez-vous les réponses de vos fournisseurs au regard de vos attentes et suivez-vous les actions correctives ?',
      ),
      help: text('两项都做到的，请选“是”。', 'Answer yes if you do both.', 'Répondez oui si vous faites les deux.'),
      evidence: ['PROCEDURE'],
    },
    {
      code: 'KYS-I13',
      type: 'GROUP',
      label: text(
        '尽责管理是否经过独立第三方审核？',
        'Has your due diligence been audited independently?',
        'Votre diligence a-t-elle fait l’objet d’un audit indépendant ?',
      ),
      help: text(
        '已完成的，请上传审核报告或摘要。',
        'If it has, please attach the report or its summary.',
        'Si oui, joignez le rapport ou son résumé.',
      ),
      evidence: ['AUDIT_REPORT'],
      fields: [
        {
          key: 'state',
          type: 'SINGLE',
          label: text('情况', 'State', 'État'),
          options: [
            option('DONE', '已完成', 'Done', 'Fait'),
            option('PLANNED', '已计划', 'Planned', 'Prévu'),
            option('NO', '没有', 'No', 'Non'),
          ],
        },
        { key: 'report', type: 'FILE', when: { equals: ['.state', 'DONE'] }, label: text('审核报告', 'Report', 'Rapport') },
      ],
    },
    {
      code: 'KYS-I14',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否每年公开发布尽责管理报告？',
        'Do you publish a due-diligence report every year?',
        'Publiez-vous chaque année un rapport sur votre diligence ?',
      ),
      help: text(
        '如有，请写明最近一份的网址。',
        'If yes, please give the address of the latest one.',
        'Si oui, indiquez l’adresse du dernier.',
      ),
      evidence: ['PUBLIC_REPORT'],
    },
    {
      code: 'KYS-I15',
      type: 'YES_NO',
      label: text(
        '相关记录是否保存至少 {{recordYears}} 年？',
        'Do you keep the records for at least {{recordYears}} years?',
        'Conservez-vous les documents au moins {{recordYears}} ans ?',
      ),
      help: text(
        '指供应商调查、单证、评估和决定的记录。',
        'Records of supplier checks, custody documents, assessments and decisions.',
        'Enquêtes fournisseurs, documents de chaîne de contrôle, évaluations et décisions.',
      ),
      evidence: ['PROCEDURE'],
    },
    {
      code: 'KYS-I16',
      type: 'YES_NO',
      prove: 'YES',
      label: text(
        '是否有内部物料管控（隔离、库存、质量平衡）？',
        'Do you control material internally (segregation, inventory, mass balance)?',
        'Contrôlez-vous les matières en interne (séparation, inventaire, bilan massique) ?',
      ),
      help: text(
        '如有，请上传程序文件或一期台账。',
        'If yes, please attach the procedure or a ledger for one period.',
        'Si oui, joignez la procédure ou un registre sur une période.',
      ),
      evidence: ['PROCEDURE', 'STOCKPILE_LEDGER'],
    },
  ],
}
