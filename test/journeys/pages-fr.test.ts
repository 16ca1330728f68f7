import { walkIn } from './page-walk.ts'

walkIn('fr')
