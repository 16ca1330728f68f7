import { writeWorkbook } from '../src/platform/sheets.ts'

/** What purchasing found in an old list: ten suppliers, one of which is on the register and one of which has a slip in its code. */
const header = ['供应商名称', '国家', '环节', '物料', '统一社会信用代码', '联系人', '邮箱', '电话', '备注']
const rows = [
  ['示例聊城阳极有限公司', '中国', '贸易商', '阳极', null, '陈卓', 'anodes@liaocheng.example', '+86 635 5550101', '老供应商'],
  ['百色示例铝土矿', '中国', '矿山', '铝土矿', '91350100M000100Y43', '韦佳', 'mine@baise.example', '+86 776 5550102', null],
  [
    '示例防城港物流有限公司',
    '中国',
    '物流承运商',
    null,
    '91350100M000100Y34',
    '梁海',
    'port@fangcheng.example',
    '+86 770 5550103',
    '代码待核',
  ],
  ['清源示例氧化铝有限公司', '中国', '氧化铝厂', '氧化铝', null, '孙悦', 'refinery@qingyuan.example', '+86 536 5550104', null],
  ['Example Kamsar Shipping SARL', '几内亚', '物流承运商', null, null, 'Fatoumata Camara', 'ops@kamsar.example', '+224 622 555 105', null],
  ['Example Weipa Bauxite Pty Ltd', '澳大利亚', '矿山', '铝土矿', null, 'Noah Clarke', 'mine@weipa.example', '+61 7 5550 1060', null],
  ['示例内蒙古铝合金有限公司', '中国', '铸造厂', '铝合金', null, '包娜', 'alloy@neimeng.example', '+86 471 5550107', null],
  [
    'Exemple Dunkerque Aluminium SAS',
    '法国',
    '电解铝厂',
    '原铝',
    null,
    'Camille Roussel',
    'smelter@dunkerque.example',
    '+33 3 55 50 10 80',
    null,
  ],
  ['示例佛山废铝回收有限公司', '中国', '再生铝厂', '废铝；再生铝', null, '冼志强', 'scrap@foshan.example', '+86 757 5550109', null],
  ['Example Rotterdam Metal Brokers BV', '荷兰', '报关行', null, null, 'Sanne de Wit', 'desk@rotterdam.example', '+31 10 555 0110', null],
] as const

export const registerSheet = (): Promise<Buffer> =>
  writeWorkbook([{ name: '名录', header, widths: header.map(() => 22), rows, fixedColumns: 1 }])
