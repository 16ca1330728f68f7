import type { LocalText, Tier } from '../../words/lists.ts'
import type { Answers } from '../answer.ts'
import type { Template } from '../template.ts'
import { readAnswers } from '../visible.ts'
import { text } from './parts.ts'

/** What a person has to compare, because the other side of the comparison is a paper, a register or a later record. */
export interface ReviewerPrompt {
  readonly code: string
  /** Shown as soon as one of them is answered. */
  readonly questions: readonly string[]
  /** Answers to look at with it, which show no prompt of their own. */
  readonly beside?: readonly string[]
  readonly words: LocalText
}

/** The rest of domain reference 5.2 rule 7, then what the check columns of section 5 leave to a person. */
export const kysPrompts: readonly ReviewerPrompt[] = [
  {
    code: 'REGISTER',
    questions: ['KYS-A3', 'KYS-A4'],
    beside: ['KYS-A1', 'KYS-A7'],
    words: text(
      '请将代码或登记号与登记摘录核对。',
      'Compare the code or registration number with the register extract.',
      'Comparez le code ou le numéro d’immatriculation avec l’extrait du registre.',
    ),
  },
  {
    code: 'GROUP_CHART',
    questions: ['KYS-C1', 'KYS-C2', 'KYS-C3'],
    words: text(
      '请将股东和最终受益人与集团股权结构图核对。',
      'Compare shareholders and beneficial owners with the group chart.',
      'Comparez les actionnaires et bénéficiaires effectifs avec l’organigramme du groupe.',
    ),
  },
  {
    code: 'TRANSIT',
    questions: ['KYS-G8'],
    beside: ['KYS-G3', 'KYS-G9'],
    words: text(
      '请将途经国家与原料追溯表中的路线核对。',
      'Compare the countries transited with the routes in the traceability data sheets.',
      'Comparez les pays de transit avec les itinéraires des fiches de traçabilité.',
    ),
  },
  {
    code: 'ORIGIN',
    questions: ['KYS-F5'],
    beside: ['KYS-F3', 'KYS-B3'],
    words: text(
      '请将 CAHRA 采购的回答与原料追溯表中的原产地核对。',
      'Compare the answer on CAHRAs with the origins in the traceability data sheets.',
      'Comparez la réponse sur les zones de conflit ou à haut risque avec les origines des fiches de traçabilité.',
    ),
  },
  {
    code: 'SANCTIONS',
    questions: ['KYS-N1'],
    beside: ['KYS-C1', 'KYS-C2', 'KYS-D2', 'KYS-G4'],
    words: text(
      '请将未被列入制裁名单的声明与筛查命中核对。',
      'Compare the declaration on sanctions with the screening hits.',
      'Comparez la déclaration sur les sanctions avec les résultats des vérifications.',
    ),
  },
  {
    code: 'PEP',
    questions: ['KYS-D3'],
    beside: ['KYS-C2', 'KYS-D1', 'KYS-D2'],
    words: text(
      '请将政治公众人物的回答与筛查命中核对。',
      'Compare the answer on politically exposed persons with the screening hits.',
      'Comparez la réponse sur les personnes politiquement exposées avec les résultats des vérifications.',
    ),
  },
  {
    code: 'SCOPE',
    questions: ['KYS-A10', 'KYS-B5'],
    words: text(
      '登记的经营范围是否包括所售货物？',
      'Does the registered scope cover the goods sold?',
      'L’objet social couvre-t-il les biens vendus ?',
    ),
  },
  {
    code: 'COORDINATES',
    questions: ['KYS-B2'],
    words: text(
      '各场所的坐标是否位于所填国家境内？',
      'Do the coordinates of each site lie inside the stated country?',
      'Les coordonnées de chaque site se trouvent-elles dans le pays indiqué ?',
    ),
  },
  {
    code: 'VOLUME',
    questions: ['KYS-B2', 'KYS-B5'],
    words: text('年供量是否在产能之内？', 'Is the yearly volume within the capacity?', 'Le volume annuel reste-t-il dans la capacité ?'),
  },
  {
    code: 'RECORD_OF_LAW',
    questions: ['KYS-D5'],
    beside: ['KYS-A1', 'KYS-D1'],
    words: text(
      '请与法院和信用公示信息核对。',
      'Compare with court and credit registers.',
      'Comparez avec les registres des tribunaux et du crédit.',
    ),
  },
  {
    code: 'TITLE',
    questions: ['KYS-E2'],
    beside: ['KYS-F1', 'KYS-A1'],
    words: text(
      '证书是否涵盖所售矿种，并在开采日期有效？权利人是该供应商，还是有合同为证？',
      'Does the title cover the mineral sold, and was it valid when it was mined? Is the holder the supplier, or is there a contract?',
      'Le titre couvre-t-il la substance vendue, et était-il valable à la date d’extraction ? Le titulaire est-il le fournisseur, ou existe-t-il un contrat ?',
    ),
  },
  {
    code: 'CERTIFICATES',
    questions: ['KYS-B7', 'KYS-O1', 'KYS-O3'],
    beside: ['KYS-B2'],
    words: text(
      '证书范围是否包括供货场所，且仍在有效期内？',
      'Does each certificate cover the supplying site, and is it still valid?',
      'Chaque certificat couvre-t-il le site fournisseur, et est-il encore valable ?',
    ),
  },
  {
    code: 'OWNERS',
    questions: ['KYS-C2'],
    beside: ['KYS-C1', 'KYS-C6'],
    words: text(
      '最终受益人是否均为自然人？如无，是否写明理由？各层持股能否推算到所填比例？',
      'Are the beneficial owners natural persons, or is a reason given? Do the holdings above them lead to the shares stated?',
      'Les bénéficiaires effectifs sont-ils des personnes physiques, ou un motif est-il donné ? Les participations intermédiaires mènent-elles aux parts indiquées ?',
    ),
  },
  {
    code: 'CONTACT',
    questions: ['KYS-A13'],
    beside: ['KYS-D1', 'KYS-D2', 'KYS-Q5'],
    words: text(
      '授权签字人是否另有其人，并有权代表公司签字？',
      'Is the person who authorises somebody else than the contact, and entitled to sign for the company?',
      'La personne qui autorise est-elle distincte du contact, et habilitée à signer pour la société ?',
    ),
  },
  {
    code: 'OUTPUT',
    questions: ['KYS-F6'],
    beside: ['KYS-F3', 'KYS-E2', 'KYS-B5'],
    words: text(
      '各矿山产量与矿权范围、储量和对我方供量相比是否可信？',
      'Is each mine’s output plausible for its title and reserves, and for what is sold to us?',
      'La production de chaque mine est-elle plausible au regard du titre, des réserves et de ce qui nous est vendu ?',
    ),
  },
  {
    code: 'ROUTE',
    questions: ['KYS-G9'],
    beside: ['KYS-G2', 'KYS-G3', 'KYS-G8'],
    words: text(
      '路线是否经过所填港口和途经国家，时长是否合理？',
      'Does the route pass the ports and countries stated, and is its duration reasonable?',
      'L’itinéraire passe-t-il par les ports et pays indiqués, et sa durée est-elle raisonnable ?',
    ),
  },
  {
    code: 'PAYMENTS_TO_STATES',
    questions: ['KYS-H1', 'KYS-H2'],
    beside: ['KYS-B3', 'KYS-E2', 'KYS-H8'],
    words: text(
      '每个开采、贸易和出口国家是否都列出了税费？与公开披露是否一致？',
      'Are taxes and fees listed for every country of extraction, trade and export, and do they agree with what is published?',
      'Les taxes et redevances figurent-elles pour chaque pays d’extraction, de commerce et d’exportation, et concordent-elles avec ce qui est publié ?',
    ),
  },
  {
    code: 'ACCOUNT',
    questions: ['KYS-H5'],
    beside: ['KYS-A1', 'KYS-A7'],
    words: text(
      '账户户名是否为该供应商，账户国家是否与其注册或经营国家相符？',
      'Is the account in the supplier’s own name, and in a country where it is registered or works?',
      'Le compte est-il au nom du fournisseur, et dans un pays où il est immatriculé ou actif ?',
    ),
  },
  {
    code: 'COVERAGE',
    questions: ['KYS-I1'],
    beside: ['KYS-I2', 'KYS-I7', 'KYS-I8'],
    words: text(
      '请对照附录二逐项核对政策：严重侵权、武装团体、安保、贿赂、洗钱、税费。',
      'Go through the policy with Annex II: serious abuses, armed groups, security forces, bribery, money laundering, taxes.',
      'Parcourez la politique avec l’annexe II : abus graves, groupes armés, forces de sécurité, corruption, blanchiment, taxes.',
    ),
  },
]

export function reviewerPrompts(template: Template, tier: Tier, answers: Answers): ReviewerPrompt[] {
  const { reader } = readAnswers(template, tier, answers)
  return kysPrompts.filter(prompt => prompt.questions.some(code => reader.answered(code)))
}
