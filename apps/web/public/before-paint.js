// Runs before the first paint: the colour scheme, the row height and the language of the page,
// so that nothing flashes. A file of its own, because the content security policy allows no inline script.
;(function () {
  var root = document.documentElement
  var scheme = 'auto'
  var density = null
  try {
    scheme = localStorage.getItem('solmu-color-scheme') || 'auto'
    density = localStorage.getItem('solmu-density')
  } catch {
    // Storage may be closed to us; the defaults hold.
  }
  var isDark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')
  if (density === 'compact' || density === 'relaxed') root.setAttribute('data-density', density)
  var language = /^\/(fi|sv|en)(\/|$)/.exec(location.pathname)
  if (language) root.lang = language[1]
})()
