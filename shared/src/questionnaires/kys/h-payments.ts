import type { Section } from '../template.ts'
import { country, goods, option, paid, sharePercent, text, year } from './parts.ts'

/** Domain reference 5, section H. */
export const payments: Section = {
  code: 'H',
  title: text('支付、税费、资金', 'Payments, taxes and finance', 'Paiements, taxes et financement'),
  questions: [
    {
      code: 'KYS-H1',
      tiers: goods,
      type: 'ROWS',
      label: text(
        '就开采、贸易、运输和出口缴纳的税收、费用和特许权使用费',
        'Taxes, fees and royalties paid for extraction, trade, transport and export',
        'Impôts, droits et redevances payés pour l’extraction, le négoce, le transport et l’exportation',
      ),
      help: text('按国家和年份分别填写。', 'By country and year.', 'Par pays et par année.'),
      evidence: ['ROYALTY_RECEIPT', 'TAX_RECEIPT'],
      fields: [
        country,
        year,
        {
          key: 'stage',
          type: 'SINGLE',
          label: text('环节', 'Stage', 'Étape'),
          options: [
            option('EXTRACTION', '开采', 'Extraction', 'Extraction'),
            option('TRADE', '贸易', 'Trade', 'Négoce'),
            option('TRANSPORT', '运输', 'Transport', 'Transport'),
            option('EXPORT', '出口', 'Export', 'Exportation'),
          ],
        },
        { key: 'kind', type: 'TEXT', maxLength: 200, label: text('税费名称', 'Tax, fee or royalty', 'Impôt, droit ou redevance') },
        paid,
      ],
    },
    {
      code: 'KYS-H2',
      tiers: goods,
      type: 'GROUP',
      label: text(
        '是否向官员或国家机构支付过其他款项？',
        'Have you made any other payments to officials or state bodies?',
        'Avez-vous effectué d’autres paiements à des agents ou organismes publics ?',
      ),
      help: text(
        '法定税费以外的付款、赠予或捐助，无论金额。',
        'Payments, gifts or donations beyond what the law demands, whatever the amount.',
        'Paiements, dons ou cadeaux au-delà de ce que la loi exige, quel que soit le montant.',
      ),
      evidence: ['PAYMENT_PROOF'],
      fields: [
        { key: 'any', type: 'YES_NO', label: text('是否有？', 'Were there any?', 'Y en a-t-il eu ?') },
        {
          key: 'payments',
          type: 'ROWS',
          when: { equals: ['.any', true] },
          label: text('付款情况', 'The payments', 'Les paiements'),
          fields: [
            { key: 'to', type: 'TEXT', maxLength: 300, label: text('收款方', 'Paid to', 'Bénéficiaire') },
            country,
            { key: 'on', type: 'DATE', notFuture: true, label: text('日期', 'Date', 'Date') },
            paid,
            { key: 'purpose', type: 'TEXT', label: text('用途', 'Purpose', 'Motif') },
          ],
        },
      ],
      raises: [{ signal: 'AII-D', when: { equals: ['KYS-H2.any', true] } }],
    },
    {
      code: 'KYS-H3',
      tiers: goods,
      type: 'GROUP',
      label: text(
        '是否向公共或私人安保武装、或武装团体付款？',
        'Have you paid public or private security forces, or armed groups?',
        'Avez-vous payé des forces de sécurité publiques ou privées, ou des groupes armés ?',
      ),
      help: text(
        '从开采起的每个环节都包括在内，实物支持也算。合法的安保服务也请填写。',
        'At every point from extraction on, support in kind included. Lawful security services belong here too.',
        'À chaque étape depuis l’extraction, soutien en nature compris. Les services de sécurité licites sont à indiquer aussi.',
      ),
      evidence: ['PAYMENT_PROOF', 'CONTRACT'],
      fields: [
        { key: 'any', type: 'YES_NO', label: text('是否有？', 'Were there any?', 'Y en a-t-il eu ?') },
        {
          key: 'payments',
          type: 'ROWS',
          when: { equals: ['.any', true] },
          label: text('付款情况', 'The payments', 'Les paiements'),
          fields: [
            { key: 'to', type: 'TEXT', maxLength: 300, label: text('收款方', 'Paid to', 'Bénéficiaire') },
            {
              key: 'kind',
              type: 'SINGLE',
              label: text('性质', 'Kind', 'Nature'),
              options: [
                option('PUBLIC', '公共安保武装', 'Public security forces', 'Forces publiques'),
                option('PRIVATE', '私人安保', 'Private security', 'Sécurité privée'),
                option('ARMED_GROUP', '非国家武装团体', 'Non-state armed group', 'Groupe armé non étatique'),
              ],
            },
            country,
            { key: 'place', type: 'TEXT', maxLength: 300, label: text('地点', 'Place', 'Lieu') },
            paid,
            { key: 'purpose', type: 'TEXT', label: text('用途', 'Purpose', 'Motif') },
          ],
        },
      ],
      raises: [
        { signal: 'AII-B', when: { equals: ['KYS-H3.payments.kind', 'ARMED_GROUP'] } },
        { signal: 'AII-C', when: { in: ['KYS-H3.payments.kind', ['PUBLIC', 'PRIVATE']] } },
      ],
    },
    {
      code: 'KYS-H4',
      type: 'GROUP',
      label: text('向供应商付款的方式占比', 'Means of payment to your suppliers', 'Moyens de paiement de vos fournisseurs'),
      help: text(
        '三项合计应为 100%。有现金付款的，请在说明中写明用途。',
        'The three add up to 100%. If you pay in cash, please say in the note what for.',
        'Les trois totalisent 100 %. Si vous payez en espèces, dites en note pour quoi.',
      ),
      evidence: ['PAYMENT_PROOF'],
      fields: [
        { key: 'transfer', type: 'PERCENT', label: text('银行转账', 'Bank transfer', 'Virement') },
        { key: 'cheque', type: 'PERCENT', label: text('支票', 'Cheque', 'Chèque') },
        { key: 'cash', type: 'PERCENT', label: text('现金', 'Cash', 'Espèces') },
      ],
      checks: [{ rule: 'SUM', fields: ['transfer', 'cheque', 'cash'], equals: 100, tolerance: 0.5 }],
      raises: [{ signal: 'RF-C5', when: { gt: ['KYS-H4.cash', 0] } }],
    },
    {
      code: 'KYS-H5',
      type: 'GROUP',
      label: text('收款银行账户', 'Bank account we pay to', 'Compte bancaire sur lequel nous payons'),
      help: text(
        '户名与贵公司不一致的，请写明户名和原因。无需填写账号。',
        'If the holder is not your company, please give the holder and the reason. The account number is not needed.',
        'Si le titulaire n’est pas votre société, indiquez le titulaire et la raison. Le numéro de compte n’est pas nécessaire.',
      ),
      fields: [
        { key: 'bank', type: 'TEXT', maxLength: 300, label: text('开户行', 'Bank', 'Banque') },
        { ...country, label: text('账户所在国家或地区', 'Country of the account', 'Pays du compte') },
        {
          key: 'ours',
          type: 'YES_NO',
          label: text('户名是否与贵公司名称一致？', 'Is your company the account holder?', 'Votre société est-elle titulaire du compte ?'),
        },
        { key: 'holder', type: 'PARTY', when: { equals: ['.ours', false] }, label: text('户名', 'Account holder', 'Titulaire du compte') },
        { key: 'reason', type: 'TEXT', when: { equals: ['.ours', false] }, label: text('原因', 'Reason', 'Raison') },
      ],
      raises: [{ signal: 'RF-C5', when: { equals: ['KYS-H5.ours', false] } }],
    },
    {
      code: 'KYS-H6',
      need: 'OPTIONAL',
      tiers: goods,
      type: 'GROUP',
      label: text('资金来源', 'Source of funding', 'Origine du financement'),
      help: text(
        '来自国家、银行或第三方的，请写明名称。',
        'With the names where a state, a bank or a third party funds you.',
        'Avec les noms lorsque l’État, une banque ou un tiers vous finance.',
      ),
      fields: [
        {
          key: 'sources',
          type: 'MULTIPLE',
          label: text('来源', 'Sources', 'Origines'),
          options: [
            option('OWN', '自有资金', 'Own funds', 'Fonds propres'),
            option('STATE', '国家', 'State', 'État'),
            option('BANK', '银行', 'Bank', 'Banque'),
            option('THIRD_PARTY', '第三方', 'Third party', 'Tiers'),
          ],
        },
        {
          key: 'funders',
          type: 'ROWS',
          record: 'PARTY',
          when: { in: ['.sources', ['STATE', 'BANK', 'THIRD_PARTY']] },
          label: text('出资方', 'Who funds you', 'Qui vous finance'),
          fields: [
            { key: 'name', type: 'TEXT', maxLength: 300, label: text('名称', 'Name', 'Nom') },
            country,
            { ...sharePercent, need: 'OPTIONAL' },
          ],
        },
      ],
    },
    {
      code: 'KYS-H7',
      need: 'OPTIONAL',
      tiers: goods,
      type: 'GROUP',
      label: text(
        '近两年财务数据和审计机构',
        'Financial figures for two years, and auditor',
        'Données financières sur deux ans et auditeur',
      ),
      help: text(
        '每年一行，以审计报告为准。',
        'One row for each year, from the audited accounts.',
        'Une ligne par année, d’après les comptes audités.',
      ),
      evidence: ['FINANCIAL_STATEMENTS'],
      fields: [
        {
          key: 'years',
          type: 'ROWS',
          maxRows: 2,
          label: text('财务数据', 'Figures', 'Données'),
          fields: [
            year,
            { key: 'revenue', type: 'MONEY', min: 0, label: text('营业收入', 'Revenue', 'Chiffre d’affaires') },
            { key: 'profit', type: 'MONEY', label: text('净利润', 'Profit', 'Résultat') },
            { key: 'equity', type: 'MONEY', label: text('所有者权益', 'Equity', 'Capitaux propres') },
          ],
        },
        { key: 'auditor', type: 'TEXT', maxLength: 300, need: 'OPTIONAL', label: text('审计机构', 'Auditor', 'Auditeur') },
      ],
    },
    {
      code: 'KYS-H8',
      tiers: goods,
      type: 'GROUP',
      label: text(
        '是否按 EITI 或其他要求披露向政府的付款？',
        'Do you disclose payments to governments, under EITI or otherwise?',
        'Publiez-vous vos paiements aux gouvernements, selon l’ITIE ou autrement ?',
      ),
      help: text(
        'EITI 即采掘业透明度倡议。如有披露，请给出网址。',
        'EITI is the Extractive Industries Transparency Initiative. If you do, please give the address.',
        'L’ITIE est l’Initiative pour la transparence dans les industries extractives. Si oui, indiquez l’adresse.',
      ),
      evidence: ['PAYMENTS_DISCLOSURE'],
      fields: [
        { key: 'discloses', type: 'YES_NO', label: text('是否披露？', 'Do you disclose them?', 'Les publiez-vous ?') },
        {
          key: 'url',
          type: 'TEXT',
          check: 'URL',
          when: { equals: ['.discloses', true] },
          label: text('网址', 'Address', 'Adresse internet'),
        },
      ],
    },
    {
      code: 'KYS-H9',
      tiers: goods,
      type: 'YES_NO',
      prove: 'YES',
      label: text(
        '是否有反洗钱制度和培训？',
        'Do you have an anti-money-laundering policy and training?',
        'Avez-vous une politique et une formation contre le blanchiment d’argent ?',
      ),
      help: text(
        '如有，请上传制度文件和培训记录。',
        'If yes, please attach the policy and a training record.',
        'Si oui, joignez la politique et un registre de formation.',
      ),
      evidence: ['POLICY', 'TRAINING_RECORD'],
    },
  ],
}
