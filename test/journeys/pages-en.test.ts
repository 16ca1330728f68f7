import { walkIn } from './page-walk.ts'

walkIn('en')
