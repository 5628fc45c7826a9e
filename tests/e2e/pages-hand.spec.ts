/** Every page in the hand, as narrow as a telephone gets, in the light and in the dark. */
import { lookAtPages } from './pages.js'

const narrow = { width: 360, height: 740 }

lookAtPages([
  { lang: 'sv', theme: 'dark', size: narrow, isFull: true },
  { lang: 'sv', theme: 'light', size: narrow }
])
