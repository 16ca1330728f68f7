import type { Section } from '../template.ts'
import { option, text } from './parts.ts'

/** Domain reference 5, section J. Logistics companies and brokers receive all of it (0.4 names J without exception); of the others J6 and J8 go to mines alone. */
const minesAndCarriers: Section['tiers'] = ['MINE', 'LOGISTICS', 'BROKER']

export const security: Section = {
  code: 'J',
  title: text('安保与冲突', 'Security and conflict', 'Sécurité et conflit'),
  questions: [
    {
      code: 'KYS-J1',
      type: 'ROWS',
      label: text(
        '矿区、路线、港口和工厂的安保类型',
        'Security at mine, route, port and plant',
        'Sécurité à la mine, sur le trajet, au port et à l’usine',
      ),
      help: text(
        '每处、每支安保力量一行。没有安保的，请选“不适用”并说明。',
        'One row for each place and force. If there is none, choose “Does not apply” and say so.',
        'Une ligne par lieu et par force. S’il n’y en a pas, choisissez « Sans objet » et précisez-le.',
      ),
      evidence: ['CONTRACT'],
      fields: [
        {
          key: 'where',
          type: 'SINGLE',
          label: text('地点', 'Where', 'Lieu'),
          options: [
            option('MINE', '矿区', 'Mine', 'Mine'),
            option('ROUTE', '路线', 'Route', 'Trajet'),
            option('PORT', '港口', 'Port', 'Port'),
            option('PLANT', '工厂或其他场所', 'Plant or other site', 'Usine ou autre site'),
          ],
        },
        {
          key: 'kind',
          type: 'SINGLE',
          label: text('类型', 'Kind', 'Nature'),
          options: [
            option('PUBLIC', '公共安保武装', 'Public forces', 'Forces publiques'),
            option('PRIVATE', '私人安保', 'Private company', 'Société privée'),
            option('OWN', '自有保安', 'Own guards', 'Gardes internes'),
          ],
        },
        { key: 'provider', type: 'PARTY', need: 'OPTIONAL', label: text('提供方', 'Provider', 'Prestataire') },
        {
          key: 'guards',
          type: 'NUMBER',
          unit: 'PERSON',
          whole: true,
          min: 0,
          need: 'OPTIONAL',
          label: text('人数', 'Number of guards', 'Nombre de gardes'),
        },
      ],
    },
    {
      code: 'KYS-J2',
      type: 'YES_NO',
      explain: 'YES',
      label: text('安保人员是否武装？', 'Is security armed?', 'La sécurité est-elle armée ?'),
      help: text(
        '如有武装，请写明武器种类和使用武力的规则。',
        'If yes, please name the weapons and the rules on the use of force.',
        'Si oui, indiquez les armes et les règles d’usage de la force.',
      ),
      evidence: ['PROCEDURE', 'CONTRACT'],
    },
    {
      code: 'KYS-J3',
      type: 'YES_NO',
      prove: 'YES',
      label: text(
        '安保是否遵循《安全与人权自愿原则》或同等要求？',
        'Does security follow the Voluntary Principles on Security and Human Rights or an equivalent?',
        'La sécurité respecte-t-elle les Principes volontaires sur la sécurité et les droits de l’homme, ou un équivalent ?',
      ),
      help: text(
        '如有，请上传政策或合同条款。',
        'If yes, please attach the policy or contract clause.',
        'Si oui, joignez la politique ou la clause du contrat.',
      ),
      evidence: ['POLICY', 'CONTRACT'],
    },
    {
      code: 'KYS-J4',
      type: 'YES_NO',
      explain: 'NO',
      prove: 'YES',
      label: text(
        '是否对安保人员做背景审查和培训？',
        'Are guards vetted and trained?',
        'Les gardes sont-ils sélectionnés après vérification et formés ?',
      ),
      help: text(
        '包括过往侵犯人权行为的审查，以及使用武力和人权方面的培训。',
        'Vetting for past abuses; training on the use of force and on human rights.',
        'Vérification d’éventuels abus passés ; formation à l’usage de la force et aux droits humains.',
      ),
      evidence: ['TRAINING_RECORD', 'PROCEDURE'],
    },
    {
      code: 'KYS-J5',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '近三年是否发生过安保事件？',
        'Have there been security incidents in the last 3 years?',
        'Y a-t-il eu des incidents de sécurité au cours des 3 dernières années ?',
      ),
      help: text(
        '如有，请写明日期、地点、后果和处理结果。',
        'If yes, please give date, place, harm done and what followed.',
        'Si oui, indiquez la date, le lieu, les conséquences et les suites données.',
      ),
      evidence: ['INCIDENT_RECORD'],
    },
    {
      code: 'KYS-J6',
      tiers: minesAndCarriers,
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '矿区或路线 {{armedGroupKm}} 公里内是否有武装团体或非法关卡？',
        'Are there armed groups or illegal checkpoints within {{armedGroupKm}} km of mine or route?',
        'Y a-t-il des groupes armés ou des barrages illégaux à moins de {{armedGroupKm}} km de la mine ou du trajet ?',
      ),
      help: text(
        '如有，请写明位置、时间和您了解到的情况。',
        'If yes, please say where, since when and what you know.',
        'Si oui, indiquez où, depuis quand et ce que vous savez.',
      ),
      evidence: ['INCIDENT_RECORD'],
      raises: [{ signal: 'EDD', when: { equals: ['KYS-J6', true] } }],
    },
    {
      code: 'KYS-J7',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否向武装团体或安保武装付款或提供实物支持？',
        'Have payments or support in kind been given to armed groups or security forces?',
        'Des paiements ou un soutien en nature ont-ils été apportés à des groupes armés ou à des forces de sécurité ?',
      ),
      help: text(
        '包括车辆、燃料、食宿和过路费，也包括通过第三方提供的。',
        'Vehicles, fuel, board, passage fees; also through others.',
        'Véhicules, carburant, hébergement, droits de passage ; y compris par l’intermédiaire de tiers.',
      ),
      evidence: ['PAYMENT_PROOF'],
      raises: [
        { signal: 'AII-B', when: { equals: ['KYS-J7', true] } },
        { signal: 'AII-C', when: { equals: ['KYS-J7', true] } },
      ],
    },
    {
      code: 'KYS-J8',
      tiers: minesAndCarriers,
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '矿区内或附近是否有手工采矿者？',
        'Are there artisanal miners on or near the concession?',
        'Y a-t-il des mineurs artisanaux sur la concession ou à proximité ?',
      ),
      help: text(
        '如有，请说明人数、位置和相处方式。',
        'If yes, please say how many, where, and how you deal with each other.',
        'Si oui, indiquez combien, où, et comment vous cohabitez.',
      ),
      evidence: ['COMMUNITY_RECORD'],
      raises: [{ signal: 'EDD', when: { equals: ['KYS-J8', true] } }],
    },
    {
      code: 'KYS-J9',
      need: 'OPTIONAL',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否就安保问题与当地政府沟通？',
        'Do you talk with local authorities about security?',
        'Échangez-vous avec les autorités locales sur la sécurité ?',
      ),
      help: text(
        '如有，请写明对象和频率。',
        'If yes, please say with whom and how often.',
        'Si oui, indiquez avec qui et à quelle fréquence.',
      ),
      evidence: ['COMMUNITY_RECORD'],
    },
  ],
}
