/** Every page in the hand, as narrow as a telephone gets. */
import { lookAtPages } from './pages.js'

lookAtPages([{ lang: 'sv', theme: 'dark', size: { width: 360, height: 740 }, extent: 'all' }])
