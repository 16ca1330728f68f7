import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Refused } from 'server/src/core/errors.ts'
import type { ListFile } from 'server/src/features/screening/lists/listed-entry.ts'
import { readList } from 'server/src/features/screening/lists/read-list.ts'
import { describe, expect, test } from 'vitest'

const file = (text: string | Uint8Array, name = 'list'): ListFile => ({
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})
const names = (files: readonly ListFile[]) => readList(files).entries.map(entry => entry.names.map(one => `${one.name} ${one.quality}`))
const refusal = (text: string | Uint8Array): string => {
  try {
    readList([file(text)])
  } catch (fault) {
    if (fault instanceof Refused) return String(fault.extensions.rule)
    throw fault
  }
  return 'read'
}

const un = (inside: string, head = '') => `${head}<CONSOLIDATED_LIST dateGenerated="2026-01-05T00:00:00Z">${inside}</CONSOLIDATED_LIST>`
const individual = (id: string, inside: string) => `<INDIVIDUAL><DATAID>${id}</DATAID>${inside}</INDIVIDUAL>`
const invented = un(
  `<INDIVIDUALS>
${individual('1', '<FIRST_NAME>NADIR</FIRST_NAME><SECOND_NAME>FANTASOV</SECOND_NAME><THIRD_NAME/><UN_LIST_TYPE>GB</UN_LIST_TYPE><INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Nadir Fantazov; N. Fantasow</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Baker</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1962</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH><NATIONALITY><VALUE>NA</VALUE></NATIONALITY>')}
</INDIVIDUALS><ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>WAHMI &amp; SONS</FIRST_NAME><ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Wahmi</ALIAS_NAME></ENTITY_ALIAS></ENTITY></ENTITIES>`,
  '<?xml version="1.0" encoding="UTF-8"?>\n',
)

test('the United Nations’ list: aliases in one element, empty elements, weak and former names, GB is Guinea-Bissau, NA stays a country', () => {
  const read = readList([file(invented)])
  expect(read).toMatchObject({ list: 'UN', version: '2026-01-05', rows: 2, faults: [] })
  expect(read.entries[0]).toMatchObject({
    key: '1',
    kind: 'PERSON',
    regime: 'Guinea-Bissau',
    births: [{ from: 1960, to: 1962 }],
    nationalities: ['NA'],
  })
  expect(names([file(invented)])).toEqual([
    ['NADIR FANTASOV MAIN', 'Nadir Fantazov STRONG', 'N. Fantasow STRONG', 'The Baker WEAK'],
    ['WAHMI & SONS MAIN', 'Old Wahmi FORMER'],
  ])
})

const sdn = `1,"FANTASOV, Nadir","individual","TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 05 Mar 1961; alt. DOB 1963; nationality Namibia; Passport X1234567; a.k.a. 'THE BAKER'."
2,"SEA DREAM",vessel,"TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Vessel Registration Identification IMO 9074729."\r
`
test('the office’s three files: no headings, -0- is nothing, an end-of-file byte, an alias without its entry named with its row', () => {
  const alt = `1,10,"aka","FANTAZOV, N.",-0- \r\n9,11,"aka","NOBODY’S ALIAS",-0- \r\n\u001a`
  const add = '1,20,"1 Invented Street","Windhoek","Namibia",-0- \r\n\u001a'
  const read = readList([file(`${sdn}\u001a`, 'sdn.csv'), file(alt, 'alt.csv'), file(add, 'add.csv')])
  expect(read.entries).toMatchObject([
    {
      key: '1',
      kind: 'PERSON',
      births: [
        { from: 1961, to: 1961 },
        { from: 1963, to: 1963 },
      ],
      nationalities: ['Namibia'],
      identifiers: [{ kind: 'Passport', value: 'X1234567' }],
    },
    { key: '2', kind: 'VESSEL', identifiers: [{ kind: 'IMO', value: '9074729' }] },
  ])
  expect(read.entries[0]?.names.map(one => one.quality)).toEqual(['MAIN', 'WEAK', 'STRONG'])
  expect(read.faults).toEqual([{ kind: 'ORPHAN', file: 'alt.csv', row: 2, said: '9 NOBODY’S ALIAS' }])
  expect(refusal('9,11,"aka","ALONE",-0- \n')).toBe('listUnknown')
})

test('the office’s XML with its default namespace: the company’s name in lastName, notes are no numbers', () => {
  const xml = `<?xml version="1.0"?><sdnList xmlns="https://example.org/x"><publshInformation><Publish_Date>01/05/2026</Publish_Date></publshInformation>
<sdnEntry><uid>7</uid><lastName>WAHMI TRADING</lastName><sdnType>Entity</sdnType><programList><program>TEST</program></programList><idList><id><uid>1</uid><idType>Website</idType><idNumber>example.org</idNumber></id><id><uid>2</uid><idType>Registration Number</idType><idNumber>HW-77</idNumber></id></idList>
<akaList><aka><uid>3</uid><type>a.k.a.</type><category>weak</category><lastName>WTC</lastName></aka></akaList></sdnEntry></sdnList>`
  expect(readList([file(xml)])).toMatchObject({
    list: 'OFAC',
    version: '01/05/2026',
    entries: [
      {
        key: '7',
        kind: 'COMPANY',
        names: [
          { name: 'WAHMI TRADING', quality: 'MAIN' },
          { name: 'WTC', quality: 'WEAK' },
        ],
        identifiers: [{ kind: 'Registration Number', value: 'HW-77' }],
      },
    ],
  })
})

const part = (group: string, text: string, script = '215') =>
  `<DocumentedNamePart><NamePartValue NamePartGroupID="${group}" ScriptID="${script}">${text}</NamePartValue></DocumentedNamePart>`
const alias = (type: string, rest: string, ...names: string[]) =>
  `<Alias AliasTypeID="${type}" ${rest}>${names.map(parts => `<DocumentedName>${parts}</DocumentedName>`).join('')}</Alias>`
const groups = `<NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups>`
const feature = (type: string, inside: string) => `<Feature FeatureTypeID="${type}"><FeatureVersion>${inside}</FeatureVersion></Feature>`
const year = (edge: string, value: number) => `<${edge}><From><Year>${value}</Year></From><To><Year>${value}</Year></To></${edge}>`
const advanced = `<?xml version="1.0" encoding="utf-8"?><Sanctions xmlns="https://example.org/advanced"><DateOfIssue><Year>2026</Year><Month>1</Month><Day>5</Day></DateOfIssue>
<ReferenceValueSets><AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
<AreaCodeValues><AreaCode ID="7" Description="Namibia">NA</AreaCode></AreaCodeValues><CountryValues><Country ID="8" ISO2="PA">Panama</Country></CountryValues>
<FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType></FeatureTypeValues>
<IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType><IDRegDocType ID="1626">Vessel Registration Identification</IDRegDocType><IDRegDocType ID="1">Secondary sanctions risk:</IDRegDocType></IDRegDocTypeValues>
<NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType></NamePartTypeValues>
<PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="4">Transport</PartyType></PartyTypeValues>
<PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType></PartySubTypeValues>
<ScriptValues><Script ID="215">Latin</Script><Script ID="220">Cyrillic</Script></ScriptValues></ReferenceValueSets>
<Locations><Location ID="70"><LocationAreaCode AreaCodeID="7"/></Location></Locations>
<IDRegDocuments><IDRegDocument IDRegDocTypeID="1571" IdentityID="31"><IDRegistrationNo>X1234567</IDRegistrationNo></IDRegDocument><IDRegDocument IDRegDocTypeID="1" IdentityID="31"><IDRegistrationNo>Some words</IDRegistrationNo></IDRegDocument><IDRegDocument IDRegDocTypeID="1626" IdentityID="32"><IDRegistrationNo>IMO 9074729</IDRegistrationNo></IDRegDocument></IDRegDocuments>
<DistinctParties>
<DistinctParty FixedRef="1"><Profile ID="21" PartySubTypeID="4"><Identity ID="31">${alias('1400', 'LowQuality="true"', part('1', 'THE BAKER'))}${alias('1403', 'Primary="true" LowQuality="false"', part('1', 'FANTASOV') + part('2', 'Nadir'), part('1', 'Фантасов', '220') + part('2', 'Надир', '220'))}${groups}</Identity>${feature('8', `<DatePeriod>${year('Start', 1960)}${year('End', 1962)}</DatePeriod>`)}${feature('10', '<VersionLocation LocationID="70"/>')}${feature('25', '<VersionLocation LocationID="70"/>')}</Profile></DistinctParty>
<DistinctParty FixedRef="2"><Profile ID="22" PartySubTypeID="1"><Identity ID="32">${alias('1403', 'Primary="true"', part('9', 'SEA DREAM'))}${alias('1401', '', part('9', 'OLD DREAM'))}</Identity></Profile></DistinctParty>
<DistinctParty FixedRef="3"/>
</DistinctParties>
<SanctionsEntries><SanctionsEntry ProfileID="21"><EntryEvent><Date><Year>2019</Year><Month>3</Month><Day>7</Day></Date></EntryEvent><SanctionsMeasure><Comment>TEST</Comment></SanctionsMeasure><SanctionsMeasure><Comment/></SanctionsMeasure></SanctionsEntry></SanctionsEntries></Sanctions>`
test('the office’s advanced XML: numbers stand for words, papers and places stand elsewhere, a party without a profile is named with its row', () => {
  const read = readList([file(`\ufeff${advanced}`, 'sdn_advanced.xml')])
  expect(read).toMatchObject({ list: 'OFAC', version: '2026-01-05', rows: 3, faults: [{ kind: 'BROKEN_ROW', said: '3' }] })
  expect(read.entries).toEqual([
    {
      key: '1',
      kind: 'PERSON',
      names: [
        { name: 'Nadir FANTASOV', quality: 'MAIN' },
        { name: 'Надир Фантасов', quality: 'ORIGINAL' },
        { name: 'THE BAKER', quality: 'WEAK' },
      ],
      regime: 'TEST',
      listedOn: '2019-03-07',
      births: [{ from: 1960, to: 1962 }],
      nationalities: ['Namibia'],
      identifiers: [{ kind: 'Passport', value: 'X1234567' }],
    },
    {
      key: '2',
      kind: 'VESSEL',
      names: [
        { name: 'SEA DREAM', quality: 'MAIN' },
        { name: 'OLD DREAM', quality: 'FORMER' },
      ],
      regime: null,
      listedOn: null,
      births: [],
      nationalities: [],
      identifiers: [{ kind: 'IMO', value: '9074729' }],
    },
  ])
})

const euHead = 'uid;celex;programKey;measure;schema;name;alias;weakAlias;previousName;nationality;birthDate;registrationNumber;imoNumber'
test('the European list: a byte-order mark, semicolons, Windows letters, a number that comes twice named with its row', () => {
  const rows = `\ufeff${euHead}\r\nA1;3;EU-X;Asset freeze;Person;FANTASOV Nadir;"Fantazov; Fantasow";Baker;;Namibia;1961; ;\r\nA1;3;EU-X;Asset freeze;Person;Twice;;;;;;;\r\n;;;;;;;;;;;;\r\nA2;3;EU-X;Asset freeze;Vessel;Sea Dream;;;;;;;9074729\r\n`
  const read = readList([file(rows)])
  expect(read).toMatchObject({
    list: 'EU',
    entries: [
      { key: 'A1', kind: 'PERSON' },
      { key: 'A2', kind: 'VESSEL' },
    ],
    faults: [{ kind: 'TWICE', row: 3 }],
  })
  expect(read.entries[0]?.names).toHaveLength(4)
  const windows = new Uint8Array(
    [...`${euHead}\nB1;3;X;Y;Person;Andr`]
      .map(letter => letter.charCodeAt(0))
      .concat(
        [0xe9],
        [...';;;;;;;'].map(letter => letter.charCodeAt(0)),
      ),
  )
  expect(readList([file(windows)]).entries[0]?.names[0]?.name).toBe('André')
  const sixteen = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(new Uint16Array([...`${euHead}\nC1;3;X;Y;Person;虚构;;;;;;;`].map(letter => letter.charCodeAt(0))).buffer),
  ])
  expect(readList([file(sixteen)]).entries[0]?.names[0]?.name).toBe('虚构')
})

test('the Commission’s own export: a row a name, one entry', () => {
  const rows = `fileGenerationDate;Entity_LogicalId;Entity_SubjectType;NameAlias_WholeName;BirthDate_Year;Citizenship_CountryIso2Code\n1;13;P;Nadir Fantasov;;\n1;13;P;Надир Фантасов;;\n1;13;P;;1961;NA\n`
  expect(readList([file(rows)])).toMatchObject({
    rows: 3,
    entries: [
      {
        key: '13',
        kind: 'PERSON',
        names: [{ quality: 'MAIN' }, { name: 'Надир Фантасов', quality: 'STRONG' }],
        births: [{ from: 1961 }],
        nationalities: ['NA'],
      },
    ],
  })
})

describe('what was made to hurt is refused with a sentence', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`
  test.each([
    ['entities that grow', un(individual('1', '<FIRST_NAME>&c;</FIRST_NAME>'), laughs), 'listHasDoctype'],
    [
      'a file from elsewhere',
      un(individual('1', '<FIRST_NAME>&x;</FIRST_NAME>'), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'listHasDoctype',
    ],
    ['depth', un(`${'<A>'.repeat(50_000)}`), 'listTooDeep'],
    ['endless text', un(individual('1', `<FIRST_NAME>${'x'.repeat(300_000)}</FIRST_NAME>`)), 'listTooDeep'],
    ['half a file', invented.slice(0, invented.length / 2), 'listUnreadable'],
    ['an entity nobody declared', un(individual('1', '<FIRST_NAME>&x;</FIRST_NAME>')), 'listUnreadable'],
    ['another document', '<html><body/></html>', 'listUnknown'],
    ['a table of something else', 'a,b\n1,2\n', 'listUnknown'],
    ['nothing', '', 'listUnknown'],
    ['an empty list', un(''), 'listEmpty'],
  ])('%s', (_, text, sentence) => expect(refusal(text)).toBe(sentence))
})

test('random damage never crashes: a file is read, with its faults named, or refused', () => {
  const sound = [invented, sdn, advanced, `${euHead}\nA1;3;X;Y;Person;FANTASOV Nadir;;;;;;;\n`].map(text => new TextEncoder().encode(text))
  const damage = fc.tuple(
    fc.constantFrom(...sound),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 }), fc.constantFrom('set', 'cut', 'repeat')), { maxLength: 8 }),
  )
  fc.assert(
    fc.property(damage, ([bytes, hurts]) => {
      let hurt = [...bytes]
      for (const [at, byte, how] of hurts) {
        const place = at % Math.max(1, hurt.length)
        if (how === 'set') hurt[place] = byte
        else hurt = how === 'cut' ? hurt.slice(0, place) : [...hurt.slice(0, place), ...hurt.slice(place, place + 40), ...hurt.slice(place)]
      }
      try {
        const read = readList([file(Uint8Array.from(hurt))])
        for (const entry of read.entries)
          expect(entry.key !== '' && entry.names.length > 0 && entry.names.every(one => one.name !== '')).toBe(true)
      } catch (fault) {
        expect(fault).toBeInstanceOf(Refused)
      }
    }),
    { numRuns: 300, seed: 4 },
  )
})

const beside = join(import.meta.dirname, '../../shared/data/sanctions')
const published = ['un_consolidated_2026-02-27.xml', 'ofac_sdn_raw_2021.csv', 'ofac_alt_raw_2021.csv']
test.skipIf(!published.every(name => existsSync(join(beside, name))))(
  'published lists are read whole (skipped: ../shared/data with them is not beside this checkout)',
  () => {
    const [unFile, sdnFile, altFile] = published.map(name => file(readFileSync(join(beside, name)), name)) as [ListFile, ListFile, ListFile]
    expect(readList([unFile])).toMatchObject({ rows: 1003, faults: [] })
    expect(readList([sdnFile, altFile])).toMatchObject({ rows: 8976 + 11_910, faults: [] })
  },
)
