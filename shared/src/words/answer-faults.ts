import type { LocalText } from './lists.ts'

/** What keeps an answer from being handed in, said to the person who can mend it. `{{…}}` are the facts of the fault. */
export const answerFaults = {
  missing: { zh: '此题必须作答。', en: 'This needs an answer.', fr: 'Une réponse est attendue ici.' },
  reasonMissing: { zh: '请写明原因。', en: 'Please give the reason.', fr: 'Indiquez la raison.' },
  refusalNoteMissing: {
    zh: '此题属于最低要求。如不提供，请在原因之外补充说明，例如何时可以提供。',
    en: 'This belongs to the minimum we ask. If you decline it, please add a note beside the reason, for example when it can be given.',
    fr: 'Cette question fait partie du minimum demandé. Si vous ne répondez pas, ajoutez une note à la raison, par exemple la date à laquelle vous pourrez répondre.',
  },
  noteMissing: {
    zh: '请补充说明您的回答。',
    en: 'Please explain your answer in a few words.',
    fr: 'Expliquez votre réponse en quelques mots.',
  },
  evidenceMissing: {
    zh: '请上传证明文件，或说明为何没有。',
    en: 'Please attach the document, or say in the note why there is none.',
    fr: 'Joignez le document, ou dites dans la note pourquoi il n’y en a pas.',
  },
  notText: { zh: '请填写文字。', en: 'Please write an answer.', fr: 'Écrivez une réponse.' },
  tooLong: {
    zh: '内容超过 {{max}} 个字符，请缩短。',
    en: 'This is longer than {{max}} characters. Please shorten it.',
    fr: 'Plus de {{max}} caractères : veuillez raccourcir.',
  },
  pattern: {
    zh: '格式与要求不符，请对照说明检查。',
    en: 'This is not in the form described. Please compare it with the guidance.',
    fr: 'Le format ne correspond pas. Comparez avec les indications.',
  },
  url: {
    zh: '请填写完整网址，以 https:// 或 http:// 开头。',
    en: 'Please give the full address, beginning with https:// or http://.',
    fr: 'Indiquez l’adresse complète, qui commence par https:// ou http://.',
  },
  email: {
    zh: '邮箱地址不完整，例如 name@company.com。',
    en: 'The e-mail address is not complete, for example name@company.com.',
    fr: 'L’adresse n’est pas complète, par exemple nom@societe.com.',
  },
  hs: {
    zh: 'HS 编码为 6 至 10 位数字，例如 2818200000。',
    en: 'An HS code has 6 to 10 digits, for example 281820.',
    fr: 'Un code SH compte de 6 à 10 chiffres, par exemple 281820.',
  },
  locode: {
    zh: 'UN/LOCODE 由国家代码和三位字符组成，例如 GNCKY。',
    en: 'A UN/LOCODE is the country code and three characters, for example GNCKY.',
    fr: 'Un UN/LOCODE se compose du code pays et de trois caractères, par exemple GNCKY.',
  },
  ownName: {
    zh: '请写出姓名，不要填“同上”。',
    en: 'Please write the name itself, not “same”.',
    fr: 'Écrivez le nom lui-même, et non « idem ».',
  },
  usccLength: {
    zh: '统一社会信用代码应为 18 位。',
    en: 'A unified social credit code has 18 characters.',
    fr: 'Le code unifié de crédit social compte 18 caractères.',
  },
  usccLetters: {
    zh: '代码中含有不会出现的字符（字母 I、O、S、V、Z 不使用），请核对营业执照。',
    en: 'The code holds a character that does not occur (I, O, S, V and Z are not used). Please compare it with the business licence.',
    fr: 'Le code contient un caractère impossible (I, O, S, V et Z ne sont pas utilisés). Comparez-le avec la licence.',
  },
  usccCheck: {
    zh: '代码最后一位校验不符，请核对营业执照。',
    en: 'The check character of this code does not fit. Please compare it with the business licence.',
    fr: 'Le caractère de contrôle ne correspond pas. Vérifiez le code sur la licence.',
  },
  usccOrganisationCheck: {
    zh: '代码第 17 位校验不符，请核对营业执照。',
    en: 'The 17th character of this code does not fit. Please compare it with the business licence.',
    fr: 'Le 17ᵉ caractère ne correspond pas. Vérifiez le code sur la licence.',
  },
  leiLength: { zh: '法人机构识别编码（LEI）应为 20 位。', en: 'An LEI has 20 characters.', fr: 'Un LEI compte 20 caractères.' },
  leiLetters: {
    zh: 'LEI 只含字母和数字，最后两位是数字。',
    en: 'An LEI has letters and digits only, and ends in two digits.',
    fr: 'Un LEI ne contient que des lettres et des chiffres et se termine par deux chiffres.',
  },
  leiCheck: {
    zh: 'LEI 最后两位校验不符，请核对。',
    en: 'The check digits of this LEI do not fit. Please compare it with your registration.',
    fr: 'Les chiffres de contrôle de ce LEI ne correspondent pas. Vérifiez-le sur votre enregistrement.',
  },
  imoDigits: { zh: 'IMO 编号应为 7 位数字。', en: 'A ship’s IMO number has 7 digits.', fr: 'Le numéro OMI d’un navire compte 7 chiffres.' },
  imoCheck: {
    zh: 'IMO 编号最后一位校验不符，请核对船舶证书。',
    en: 'The check digit of this IMO number does not fit. Please compare it with the ship’s papers.',
    fr: 'Le chiffre de contrôle de ce numéro OMI ne correspond pas. Vérifiez les papiers du navire.',
  },
  notNumber: { zh: '请填写数字。', en: 'Please give a number.', fr: 'Indiquez un nombre.' },
  notWhole: { zh: '请填写整数。', en: 'Please give a whole number.', fr: 'Indiquez un nombre entier.' },
  tooSmall: { zh: '不能小于 {{min}}。', en: 'This cannot be less than {{min}}.', fr: 'La valeur ne peut pas être inférieure à {{min}}.' },
  tooLarge: { zh: '不能大于 {{max}}。', en: 'This cannot be more than {{max}}.', fr: 'La valeur ne peut pas dépasser {{max}}.' },
  notMoney: { zh: '请填写金额和币种。', en: 'Please give an amount and its currency.', fr: 'Indiquez un montant et sa devise.' },
  notDay: { zh: '请选择日期。', en: 'Please choose a date.', fr: 'Choisissez une date.' },
  future: { zh: '日期不能晚于今天。', en: 'This date cannot lie in the future.', fr: 'Cette date ne peut pas être dans le futur.' },
  notYesNo: { zh: '请选择“是”或“否”。', en: 'Please choose yes or no.', fr: 'Choisissez oui ou non.' },
  notOption: { zh: '请从列出的选项中选择。', en: 'Please choose from the list.', fr: 'Choisissez dans la liste.' },
  notCountry: { zh: '请选择国家或地区。', en: 'Please choose a country or territory.', fr: 'Choisissez un pays ou un territoire.' },
  notPlace: {
    zh: '请填写地点名称和所在国家。',
    en: 'Please give the place’s name and country.',
    fr: 'Indiquez le nom du lieu et son pays.',
  },
  coordinates: {
    zh: '坐标应为十进制度数：纬度 −90 至 90，经度 −180 至 180。',
    en: 'Coordinates are decimal degrees: latitude −90 to 90, longitude −180 to 180.',
    fr: 'Les coordonnées sont en degrés décimaux : latitude de −90 à 90, longitude de −180 à 180.',
  },
  notParty: {
    zh: '请填写公司或人员的名称。',
    en: 'Please give the name of the company or person.',
    fr: 'Indiquez le nom de la société ou de la personne.',
  },
  notFile: { zh: '请上传文件。', en: 'Please upload a file.', fr: 'Envoyez un fichier.' },
  tooMany: { zh: '最多 {{max}} 项。', en: 'At most {{max}} entries.', fr: '{{max}} entrées au plus.' },
  tooFew: { zh: '至少需要 {{min}} 行。', en: 'At least {{min}} rows are needed.', fr: 'Il faut au moins {{min}} lignes.' },
  twice: { zh: '同一项出现了两次。', en: 'The same entry occurs twice.', fr: 'La même entrée figure deux fois.' },
  notRows: {
    zh: '此处的内容无法读取，请重新填写。',
    en: 'What stands here cannot be read. Please fill it in again.',
    fr: 'Le contenu est illisible. Veuillez le saisir de nouveau.',
  },
  unknownField: {
    zh: '此处含有问卷中没有的栏目。',
    en: 'This holds a column that the questionnaire does not have.',
    fr: 'Ceci contient une colonne absente du questionnaire.',
  },
  sumIsNot: {
    zh: '合计为 {{sum}}，应为 {{wanted}}。',
    en: 'The total is {{sum}}; it should be {{wanted}}.',
    fr: 'Le total est de {{sum}} ; il devrait être de {{wanted}}.',
  },
  sumAbove: {
    zh: '合计为 {{sum}}，不能超过 {{max}}。',
    en: 'The total is {{sum}}; it cannot be more than {{max}}.',
    fr: 'Le total est de {{sum}} ; il ne peut pas dépasser {{max}}.',
  },
  order: { zh: '结束不能早于开始。', en: 'The end cannot come before the beginning.', fr: 'La fin ne peut pas précéder le début.' },
  noneSaysYes: {
    zh: '至少要有一行选择“是”。',
    en: 'At least one row has to say yes here.',
    fr: 'Au moins une ligne doit indiquer oui ici.',
  },
} satisfies Record<string, LocalText>
export type FaultKey = keyof typeof answerFaults
