/** Links to what shows something; they lead out of Solmu, and tell nobody where the reader came from. */
import styles from './governance.module.css'

export function EvidenceLinks({ links }: { readonly links: readonly { readonly title: string; readonly url: string }[] }) {
  if (links.length === 0) return null
  return (
    <ul className={styles.list}>
      {links.map(({ title, url }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** One link a line, with its name after a bar. @example linksOf('https://a.fi | Kertomus') // [{ url: 'https://a.fi', title: 'Kertomus' }] */
export const linksOf = (text: string): { url: string; title: string }[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [url = '', ...title] = line.split('|')
      return { url: url.trim(), title: title.join('|').trim() }
    })
export const linksText = (links: readonly { readonly url: string; readonly title: string }[]): string => links.map(({ url, title }) => (title === url ? url : `${url} | ${title}`)).join('\n')
