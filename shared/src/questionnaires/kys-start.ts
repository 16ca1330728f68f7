import type { Template } from './template.ts'

/** The short form of KYS: three questions of domain reference section 5, for a first registration. */
export const kysStart: Template = {
  code: 'KYS-START',
  version: 1,
  title: {
    zh: '了解你的供应商（KYS）· 首次登记',
    en: 'Know your supplier (KYS): first registration',
    fr: 'Connaissance du fournisseur (KYS) : premier enregistrement',
  },
  settings: {},
  sections: [
    {
      code: 'A',
      title: { zh: '首次登记', en: 'First registration', fr: 'Premier enregistrement' },
      questions: [
        {
          code: 'KYS-A3',
          type: 'TEXT',
          check: 'USCC',
          label: {
            zh: '贵公司的统一社会信用代码',
            en: 'Your unified social credit code',
            fr: 'Votre code unifié de crédit social',
          },
          help: {
            zh: '18 位，见营业执照。非中国注册的公司请选“不适用”，并写明登记号及登记机关。',
            en: '18 characters, on your business licence. If your company is not registered in China, choose “Does not apply to us” and give your registration number and register.',
            fr: '18 caractères, sur votre licence d’exploitation. Si votre société n’est pas enregistrée en Chine, choisissez « Ne nous concerne pas » et indiquez votre numéro et votre registre (RCCM, par exemple).',
          },
        },
        {
          code: 'KYS-E1',
          type: 'FILE',
          label: {
            zh: '营业执照或公司登记证明',
            en: 'Business licence or proof of registration',
            fr: 'Licence d’exploitation ou extrait du registre du commerce',
          },
          help: {
            zh: '请上传清晰的扫描件或照片（PDF、PNG、JPEG、DOCX、XLSX，不超过 10 MB）。境外登记证明请在 12 个月以内开具。',
            en: 'Upload a clear scan or photograph (PDF, PNG, JPEG, DOCX or XLSX, up to 10 MB). An extract from a register outside China should be no older than 12 months.',
            fr: 'Envoyez une numérisation ou une photo lisible (PDF, PNG, JPEG, DOCX ou XLSX, 10 Mo au plus). Un extrait de registre hors de Chine doit dater de moins de 12 mois.',
          },
        },
        {
          code: 'KYS-I1',
          type: 'YES_NO',
          label: {
            zh: '贵公司是否已制定负责任矿产采购政策？',
            en: 'Does your company have a policy on responsible sourcing of minerals?',
            fr: 'Votre société a-t-elle une politique d’approvisionnement responsable en minerais ?',
          },
          help: {
            zh: '指涵盖人权、冲突和高风险区域的书面政策。回答“否”不会使贵公司失去资格，我们将共同改进。',
            en: 'A written policy that covers human rights and conflict-affected and high-risk areas. “No” does not exclude you: we then work on it together.',
            fr: 'Une politique écrite qui couvre les droits humains et les zones de conflit ou à haut risque. Répondre « non » ne vous exclut pas : nous y travaillerons ensemble.',
          },
        },
      ],
    },
  ],
}
