import type { Condition } from '../condition.ts'
import type { Section } from '../template.ts'
import { bornOn, country, identifier, name, nationality, option, personName, sharePercent, text } from './parts.ts'

/** Whoever can be named; shares traded publicly have no country and no first day. */
const named: Condition = { not: { equals: ['.kind', 'FREE_FLOAT'] } }

/** Domain reference 5, section C. The reasons of C2 are those of BODS 0.4 (12.9). */
export const ownership: Section = {
  code: 'C',
  title: text('股权与最终受益人', 'Ownership', 'Actionnariat et bénéficiaires effectifs'),
  questions: [
    {
      code: 'KYS-C1',
      core: true,
      type: 'ROWS',
      record: 'PARTY',
      label: text(
        '持股 {{shareholderPercent}}% 及以上的股东',
        'Shareholders with {{shareholderPercent}}% or more',
        'Actionnaires détenant {{shareholderPercent}} % ou plus',
      ),
      help: text(
        '各行合计不超过 100%。合计低于 {{explainedPercent}}% 的，请在说明中写明其余股份由谁持有。',
        'The rows together are no more than 100%. If they are below {{explainedPercent}}%, please say in the note who holds the rest.',
        'Le total ne dépasse pas 100 %. S’il est inférieur à {{explainedPercent}} %, dites en note qui détient le reste.',
      ),
      evidence: ['OWNERSHIP_RECORD', 'REGISTER_EXTRACT'],
      fields: [
        name,
        {
          key: 'kind',
          type: 'SINGLE',
          label: text('类型', 'Type', 'Nature'),
          options: [
            option('PERSON', '自然人', 'Natural person', 'Personne physique'),
            option('COMPANY', '公司', 'Company', 'Société'),
            option('STATE', '国家或国有机构', 'State or state body', 'État ou organisme public'),
            option('FUND', '基金', 'Fund', 'Fonds'),
            option('TRUST', '信托或代持安排', 'Trust or nominee', 'Fiducie ou prête-nom'),
            option('FREE_FLOAT', '公众流通股', 'Publicly traded shares', 'Capital flottant'),
          ],
        },
        { ...country, when: named },
        { ...identifier, when: named },
        { ...sharePercent, label: text('持股比例', 'Share of capital', 'Part du capital') },
        { key: 'votes', type: 'PERCENT', label: text('表决权比例', 'Share of votes', 'Part des droits de vote') },
        { key: 'since', type: 'DATE', notFuture: true, when: named, label: text('自何时起', 'Since', 'Depuis') },
      ],
      checks: [
        { rule: 'SUM', fields: ['share'], max: 100, tolerance: 0.05 },
        { rule: 'SUM', fields: ['votes'], max: 100, tolerance: 0.05 },
      ],
    },
    {
      code: 'KYS-C2',
      core: true,
      type: 'GROUP',
      label: text(
        '直接或间接持有 {{uboPercent}}% 及以上或实际控制的最终受益人',
        'Ultimate beneficial owners with {{uboPercent}}% or more, or control by other means',
        'Bénéficiaires effectifs détenant {{uboPercent}} % ou plus, ou le contrôle par d’autres moyens',
      ),
      help: text(
        '只填自然人。找不到这样的人，请选“否”并说明原因。',
        'Natural persons only. If there is none, answer no and give the reason.',
        'Personnes physiques uniquement. S’il n’y en a pas, répondez non et donnez la raison.',
      ),
      evidence: ['OWNERSHIP_RECORD', 'REGISTER_EXTRACT'],
      fields: [
        {
          key: 'known',
          type: 'YES_NO',
          label: text('是否有这样的自然人？', 'Is there such a person?', 'Existe-t-il une telle personne ?'),
        },
        {
          key: 'owners',
          type: 'ROWS',
          record: 'PARTY',
          when: { equals: ['.known', true] },
          label: text('最终受益人', 'Beneficial owners', 'Bénéficiaires effectifs'),
          fields: [
            personName,
            nationality,
            { key: 'residence', type: 'COUNTRY', label: text('居住国', 'Country of residence', 'Pays de résidence') },
            bornOn,
            { ...sharePercent, label: text('持有比例', 'Share held', 'Part détenue') },
            {
              key: 'control',
              type: 'SINGLE',
              label: text('控制方式', 'Nature of control', 'Nature du contrôle'),
              options: [
                option('shareholding', '持股', 'Shareholding', 'Détention de capital'),
                option('votingRights', '表决权', 'Voting rights', 'Droits de vote'),
                option('appointmentOfBoard', '任免董事会', 'Appointment of the board', 'Nomination du conseil'),
                option('seniorManagingOfficial', '高级管理人员', 'Senior managing official', 'Dirigeant principal'),
                option('trustee', '受托人', 'Trustee', 'Fiduciaire'),
                option('settlor', '委托人', 'Settlor', 'Constituant'),
                option('nominee', '代持人', 'Nominee', 'Prête-nom'),
                option('rightsGrantedByContract', '合同授予的权利', 'Rights granted by contract', 'Droits accordés par contrat'),
                option('otherInfluenceOrControl', '其他影响或控制', 'Other influence or control', 'Autre influence ou contrôle'),
              ],
            },
          ],
        },
        {
          key: 'reason',
          type: 'SINGLE',
          when: { equals: ['.known', false] },
          label: text('原因', 'Reason', 'Raison'),
          options: [
            option('noBeneficialOwners', '没有最终受益人', 'There are no beneficial owners', 'Il n’y a pas de bénéficiaire effectif'),
            option(
              'subjectUnableToConfirmOrIdentifyBeneficialOwner',
              '本公司无法查明或确认',
              'We cannot identify or confirm them',
              'Nous ne pouvons pas les identifier ou les confirmer',
            ),
            option(
              'interestedPartyHasNotProvidedInformation',
              '相关方未提供信息',
              'The party has not given the information',
              'L’intéressé n’a pas communiqué l’information',
            ),
            option(
              'subjectExemptFromDisclosure',
              '本公司依法免于披露',
              'We are exempt from disclosure',
              'Nous sommes dispensés de divulgation',
            ),
            option(
              'interestedPartyExemptFromDisclosure',
              '相关方依法免于披露',
              'The party is exempt from disclosure',
              'L’intéressé est dispensé de divulgation',
            ),
            option(
              'informationUnknownToPublisher',
              '填写人不掌握该信息',
              'Not known to the person answering',
              'Non connu de la personne qui répond',
            ),
            option('unknown', '不详', 'Unknown', 'Inconnu'),
          ],
        },
      ],
    },
    {
      code: 'KYS-C3',
      core: true,
      type: 'FILE',
      label: text('集团股权结构图', 'Group chart', 'Organigramme du groupe'),
      help: text(
        '从最终受益人到贵公司的每一层，注明持股比例和国家。',
        'Every level from the ultimate beneficial owners down to you, with percentages and countries.',
        'Tous les niveaux, des bénéficiaires effectifs jusqu’à vous, avec les pourcentages et les pays.',
      ),
      evidence: ['GROUP_CHART'],
    },
    {
      code: 'KYS-C4',
      type: 'GROUP',
      label: text('国有成分', 'State ownership', 'Participation publique'),
      help: text(
        '包括国家、地方政府或国有企业的直接和间接持股。',
        'Direct or indirect holdings of a state, a local government or a state-owned company.',
        'Participations directes ou indirectes d’un État, d’une collectivité ou d’une entreprise publique.',
      ),
      evidence: ['OWNERSHIP_RECORD'],
      fields: [
        { key: 'owned', type: 'YES_NO', label: text('是否有国有成分？', 'Does a state hold a share?', 'Un État détient-il une part ?') },
        { key: 'state', type: 'COUNTRY', when: { equals: ['.owned', true] }, label: text('哪个国家', 'Which state', 'Quel État') },
        { ...sharePercent, when: { equals: ['.owned', true] }, label: text('持股比例', 'Share held', 'Part détenue') },
      ],
      raises: [{ signal: 'PEP', when: { equals: ['KYS-C4.owned', true] } }],
    },
    {
      code: 'KYS-C5',
      type: 'GROUP',
      label: text(
        '股东、董事或最终受益人在其他矿业企业中的权益',
        'Interests of shareholders, directors or beneficial owners in other mineral companies',
        'Intérêts des actionnaires, dirigeants ou bénéficiaires effectifs dans d’autres sociétés minières',
      ),
      help: text(
        '包括持股、任职和其他经济利益，请写明企业所在国家。',
        'Shares, posts and other economic interests, with the country of each company.',
        'Participations, fonctions et autres intérêts économiques, avec le pays de chaque société.',
      ),
      evidence: ['OWNERSHIP_RECORD'],
      fields: [
        { key: 'any', type: 'YES_NO', label: text('是否有这样的权益？', 'Are there any?', 'En existe-t-il ?') },
        {
          key: 'interests',
          type: 'ROWS',
          record: 'PARTY',
          when: { equals: ['.any', true] },
          label: text('其他矿业企业', 'Other mineral companies', 'Autres sociétés minières'),
          fields: [
            { key: 'holder', type: 'TEXT', maxLength: 300, label: text('权益人', 'Who holds the interest', 'Détenteur de l’intérêt') },
            { ...name, label: text('企业名称', 'Company', 'Société') },
            country,
            { key: 'interest', type: 'TEXT', label: text('权益内容', 'Nature of the interest', 'Nature de l’intérêt') },
          ],
        },
      ],
      raises: [{ signal: 'RF-S1', when: { equals: ['KYS-C5.any', true] } }],
    },
    {
      code: 'KYS-C6',
      need: 'OPTIONAL',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '是否存在信托、代持或无记名股？',
        'Are there trusts, nominees or bearer shares?',
        'Y a-t-il des fiducies, des prête-noms ou des actions au porteur ?',
      ),
      help: text(
        '如有，请说明安排的内容和涉及的人员。',
        'If yes, please describe the arrangement and who is behind it.',
        'Si oui, décrivez le montage et les personnes concernées.',
      ),
      evidence: ['OWNERSHIP_RECORD'],
      raises: [{ signal: 'EDD', when: { equals: ['KYS-C6', true] } }],
    },
    {
      code: 'KYS-C7',
      type: 'YES_NO',
      explain: 'YES',
      label: text(
        '近 24 个月内控制权是否变更？',
        'Has control changed in the last 24 months?',
        'Le contrôle a-t-il changé au cours des 24 derniers mois ?',
      ),
      help: text(
        '如有变更，请写明日期、原控制人和现控制人。',
        'If yes, please give the date, and who controlled before and who does now.',
        'Si oui, indiquez la date, l’ancien et le nouveau détenteur du contrôle.',
      ),
      evidence: ['OWNERSHIP_RECORD', 'REGISTER_EXTRACT'],
      raises: [{ signal: 'REASSESS', when: { equals: ['KYS-C7', true] } }],
    },
  ],
}
