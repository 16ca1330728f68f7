import type { Section } from '../template.ts'
import { goods, text } from './parts.ts'

/** Domain reference 5, section O. The certificates themselves are records of B7. */
export const certificates: Section = {
  code: 'O',
  title: text('认证与审核', 'Certificates and audits', 'Certifications et audits'),
  tiers: goods,
  questions: [
    {
      code: 'KYS-O1',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否持有 ASI 绩效标准（PS）或监管链（CoC）证书？',
        'Do you hold an ASI Performance Standard (PS) or Chain of Custody (CoC) certificate?',
        'Détenez-vous un certificat ASI Performance (PS) ou Chaîne de contrôle (CoC) ?',
      ),
      help: text(
        '请写明编号、标准版本、范围和有效期。集团证书只对其范围内的场所有效。',
        'Please give number, version, scope and dates. A group’s certificate covers only the sites in its scope.',
        'Indiquez le numéro, la version, le périmètre et les dates. Le certificat d’un groupe ne couvre que les sites de son périmètre.',
      ),
      evidence: ['ASI_CERTIFICATE'],
    },
    {
      code: 'KYS-O2',
      need: 'OPTIONAL',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否参加其他负责任矿产或行业认证？',
        'Do you take part in other responsible-minerals or industry schemes?',
        'Participez-vous à d’autres programmes de minerais responsables ou sectoriels ?',
      ),
      help: text(
        '例如 RMAP、LME 上市品牌及其路径、IRMA、ResponsibleSteel、TSM、Copper Mark、SMETA、SA8000。',
        'For example RMAP, an LME listing and its track, IRMA, ResponsibleSteel, TSM, Copper Mark, SMETA, SA8000.',
        'Par exemple RMAP, une cotation LME et sa voie, IRMA, ResponsibleSteel, TSM, Copper Mark, SMETA, SA8000.',
      ),
      evidence: ['MANAGEMENT_CERTIFICATE', 'AUDIT_REPORT'],
    },
    {
      code: 'KYS-O3',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否持有 ISO 9001、14001、45001 或 37001 证书？',
        'Do you hold ISO 9001, 14001, 45001 or 37001 certificates?',
        'Détenez-vous des certificats ISO 9001, 14001, 45001 ou 37001 ?',
      ),
      help: text(
        '请写明是哪几项，并在 B7 逐张登记。',
        'Please say which, and list each in B7.',
        'Indiquez lesquels, et inscrivez chacun en B7.',
      ),
      evidence: ['MANAGEMENT_CERTIFICATE'],
    },
    {
      code: 'KYS-O4',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '最近一次审核是否有未关闭的发现？',
        'Does your last audit have open findings?',
        'Votre dernier audit comporte-t-il des constats ouverts ?',
      ),
      help: text(
        '请上传最近一次审核的摘要；有未关闭项的，请写明整改期限。',
        'Please attach the summary of the last audit; for open findings, say by when they will be closed.',
        'Joignez le résumé du dernier audit ; pour les constats ouverts, indiquez l’échéance.',
      ),
      evidence: ['AUDIT_REPORT'],
    },
  ],
}
