import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { dist } from '../places.mjs'

/**
 * What a browser fetches before the first page shows: scripts and styles that index.html names, gzipped, in kB
 * (1000 bytes), and the preloaded fonts as they are.
 */
export function firstLoad() {
  const web = join(dist, 'web')
  const html = readFileSync(join(web, 'index.html'), 'utf8')
  const tags = [...html.matchAll(/<(script|link)\b[^>]*>/g)].map(([tag]) => tag)
  const named = (pattern, attribute) => tags.filter((tag) => pattern.test(tag)).map((tag) => new RegExp(`${attribute}="([^"]+)"`).exec(tag)?.[1])
    .filter((path) => path?.startsWith('/') && existsSync(join(web, path)))
  const scripts = new Set([...named(/^<script/, 'src'), ...named(/rel="modulepreload"/, 'href')])
  const styles = new Set(named(/rel="stylesheet"/, 'href'))
  const fonts = new Set(named(/as="font"/, 'href'))
  const kb = (paths, size) => [...paths].reduce((sum, path) => sum + size(readFileSync(join(web, path))), 0) / 1000
  const zipped = (content) => gzipSync(content, { level: 9 }).length
  return { scriptsKb: kb(scripts, zipped), stylesKb: kb(styles, zipped), fontsKb: kb(fonts, (content) => content.length) }
}
