/** Every page on a desk, in the light and in the dark. */
import { lookAtPages } from './pages.js'
import { desktop } from './visitor.js'

lookAtPages([
  { lang: 'fi', theme: 'light', size: desktop },
  { lang: 'en', theme: 'dark', size: desktop }
])
