import type { Section } from '../template.ts'
import { bornOn, country, nationality, option, personName, text } from './parts.ts'

/** Domain reference 5, section D. */
export const management: Section = {
  code: 'D',
  title: text('高管与政治公众人物', 'Management and politically exposed persons', 'Dirigeants et personnes politiquement exposées (PPE)'),
  questions: [
    {
      code: 'KYS-D1',
      core: true,
      type: 'PARTY',
      label: text('法定代表人', 'Legal representative', 'Représentant légal'),
      help: text(
        '请按身份证件填写姓名。该姓名将用于名单筛查。',
        'Name as in the identity paper. It is screened against published lists.',
        'Nom tel qu’il figure sur la pièce d’identité. Il est comparé aux listes publiées.',
      ),
      evidence: ['BUSINESS_LICENCE', 'REGISTER_EXTRACT'],
    },
    {
      code: 'KYS-D2',
      core: true,
      type: 'ROWS',
      record: 'PARTY',
      label: text('董事、监事和高级管理人员', 'Directors and top management', 'Administrateurs et dirigeants'),
      help: text(
        '包括有权以公司名义作出决定的所有人员。',
        'Everybody who may decide in the company’s name.',
        'Toutes les personnes qui peuvent décider au nom de la société.',
      ),
      evidence: ['REGISTER_EXTRACT', 'APPOINTMENT'],
      fields: [personName, { key: 'title', type: 'TEXT', maxLength: 200, label: text('职务', 'Title', 'Fonction') }, nationality, bornOn],
    },
    {
      code: 'KYS-D3',
      core: true,
      type: 'GROUP',
      label: text(
        '最终受益人、法定代表人、董事和高管中是否有政治公众人物，或其亲属、密切关系人？',
        'Is any beneficial owner, legal representative, director or manager a politically exposed person, a relative or a close associate of one?',
        'Un bénéficiaire effectif, le représentant légal, un administrateur ou un dirigeant est-il une personne politiquement exposée, un parent ou un proche ?',
      ),
      help: text(
        '政治公众人物指担任或近年曾担任重要公职的人。有此情况并不影响合作，但需要多了解一些。',
        'A person who holds, or recently held, a prominent public function. It does not exclude you; we then ask a little more.',
        'Une personne qui exerce, ou a récemment exercé, une fonction publique importante. Cela ne vous exclut pas ; nous posons alors quelques questions de plus.',
      ),
      fields: [
        { key: 'any', type: 'YES_NO', label: text('是否有？', 'Is there any?', 'Y en a-t-il ?') },
        {
          key: 'people',
          type: 'ROWS',
          record: 'PARTY',
          when: { equals: ['.any', true] },
          label: text('相关人员', 'The persons', 'Les personnes'),
          fields: [
            personName,
            {
              key: 'relation',
              type: 'SINGLE',
              label: text('身份', 'Relation', 'Qualité'),
              options: [
                option('PEP', '本人是政治公众人物', 'Politically exposed person', 'Personne politiquement exposée'),
                option('RELATIVE', '亲属', 'Relative', 'Membre de la famille'),
                option('ASSOCIATE', '密切关系人', 'Close associate', 'Proche'),
              ],
            },
            { key: 'office', type: 'TEXT', label: text('公职', 'Public function', 'Fonction publique') },
            country,
            { key: 'until', type: 'DATE', need: 'OPTIONAL', label: text('任职至', 'Held until', 'Exercée jusqu’au') },
          ],
        },
      ],
      raises: [
        { signal: 'EDD', when: { equals: ['KYS-D3.any', true] } },
        { signal: 'PEP', when: { equals: ['KYS-D3.any', true] } },
      ],
    },
    {
      code: 'KYS-D4',
      type: 'GROUP',
      label: text(
        '管理人员的商业、政府、政党或军方背景',
        'Business, government, political or military affiliations of your managers',
        'Liens d’affaires, gouvernementaux, politiques ou militaires de vos dirigeants',
      ),
      help: text(
        '例如在其他公司的任职、政府或政党职务、军队或安保力量中的职务。',
        'For example posts in other companies, in government or a party, in the army or security forces.',
        'Par exemple des fonctions dans d’autres sociétés, dans l’administration ou un parti, dans l’armée ou les forces de sécurité.',
      ),
      fields: [
        { key: 'any', type: 'YES_NO', label: text('是否有？', 'Are there any?', 'Y en a-t-il ?') },
        {
          key: 'affiliations',
          type: 'ROWS',
          when: { equals: ['.any', true] },
          label: text('背景情况', 'The affiliations', 'Les liens'),
          fields: [
            personName,
            {
              key: 'kind',
              type: 'SINGLE',
              label: text('类别', 'Kind', 'Nature'),
              options: [
                option('BUSINESS', '商业', 'Business', 'Affaires'),
                option('GOVERNMENT', '政府', 'Government', 'Gouvernement'),
                option('POLITICAL', '政党', 'Political party', 'Parti politique'),
                option('MILITARY', '军方', 'Military', 'Armée'),
              ],
            },
            { key: 'body', type: 'TEXT', maxLength: 300, label: text('机构', 'Organisation', 'Organisme') },
            { key: 'role', type: 'TEXT', maxLength: 300, label: text('职务', 'Role', 'Rôle') },
          ],
        },
      ],
    },
    {
      code: 'KYS-D5',
      type: 'GROUP',
      label: text(
        '公司或其所有人、管理人员是否有刑事判决、调查、破产、失信或禁入记录？',
        'Convictions, investigations, insolvency or bans of the company, its owners or managers',
        'Condamnations, enquêtes, insolvabilité ou interdictions visant la société, ses propriétaires ou ses dirigeants',
      ),
      help: text(
        '请包括已结案的情况。我们会与法院和信用公示信息核对。',
        'Closed cases too. We compare with public court and credit registers.',
        'Affaires closes comprises. Nous comparons avec les registres publics des tribunaux et du crédit.',
      ),
      evidence: ['AUTHORITY_DECISION'],
      fields: [
        { key: 'any', type: 'YES_NO', label: text('是否有？', 'Are there any?', 'Y en a-t-il ?') },
        {
          key: 'cases',
          type: 'ROWS',
          when: { equals: ['.any', true] },
          label: text('情况', 'The cases', 'Les affaires'),
          fields: [
            { key: 'name', type: 'TEXT', maxLength: 300, label: text('涉及的公司或人员', 'Company or person', 'Société ou personne') },
            {
              key: 'kind',
              type: 'SINGLE',
              label: text('类别', 'Kind', 'Nature'),
              options: [
                option('CONVICTION', '刑事判决', 'Conviction', 'Condamnation'),
                option('INVESTIGATION', '调查', 'Investigation', 'Enquête'),
                option('INSOLVENCY', '破产', 'Insolvency', 'Insolvabilité'),
                option('BAN', '失信或禁入', 'Ban or bad-credit listing', 'Interdiction ou inscription défavorable'),
              ],
            },
            { key: 'authority', type: 'TEXT', maxLength: 300, label: text('机关', 'Authority or court', 'Autorité ou tribunal') },
            { key: 'on', type: 'DATE', notFuture: true, label: text('日期', 'Date', 'Date') },
            { key: 'state', type: 'TEXT', label: text('现状和结果', 'State and outcome', 'État et issue') },
          ],
        },
      ],
    },
  ],
}
