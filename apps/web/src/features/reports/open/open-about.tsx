/** How the figures may be used: files, licence, how to cite them, the editions before, and how accessible the page is. */
import { runWords } from '@solmu/domain/reports/run-words.js'
import { CopyButton } from '../../../ui/copy-button.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useOpenFiles, type OpenProps } from './open-head.js'
import styles from './open-results.module.css'

/** One line by which the edition is found again, years later. */
function useCitation({ consortium, results: { edition, consortiumName } }: OpenProps): string {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const language = useLanguage()
  const address = new URL(`/${language}/open/${consortium}?edition=${edition.id}`, window.location.origin).href
  return t('open.citation', {
    ...{ consortium: say(consortiumName), run: runWords(edition.firstPeriod, edition.lastPeriod, language), number: edition.number, year: String(edition.year) },
    ...{ day: format.day(dayOfInstant(edition.certifiedAt)), hash: edition.sha256, address }
  })
}

function Use(props: OpenProps) {
  const t = useText()
  const { licence } = props.results
  const files = useOpenFiles(props)
  const citation = useCitation(props)
  return (
    <Section title={t('open.use')}>
      <div className={styles.text}>
        <p>
          {t('open.licence')}{' '}
          <a href={licence.url} rel="license noreferrer">
            {licence.name}
          </a>
        </p>
        <h3>{t('open.cite')}</h3>
        <p className={styles.citation}>{citation}</p>
        <CopyButton value={citation} label={t('publication.cite')} />
        <h3>{t('open.files')}</h3>
        <ul className={styles.files}>
          {files.map(({ format, href }) => (
            <li key={format}>
              <a href={href}>{t(`open.file.${format}`)}</a> <span className={styles.quiet}>{t(`open.fileText.${format}`)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

function Editions({ consortium, results: { edition, editions } }: OpenProps) {
  const t = useText()
  const format = useFormat()
  const lang = useLanguage()
  return (
    <Section title={t('open.editions')}>
      <ul className={styles.files}>
        {editions.map((each) => (
          <li key={each.id}>
            <TextLink to="/$lang/open/$consortium" params={{ lang, consortium }} search={{ edition: each.id }} aria-current={each.id === edition.id ? 'true' : undefined}>
              {t('open.editionOf', { number: each.number, year: String(each.year), run: runWords(each.firstPeriod, each.lastPeriod, lang) })}
            </TextLink>{' '}
            <span className={styles.quiet}>
              {t('open.certifiedOn', { day: format.day(dayOfInstant(each.certifiedAt)) })}
              {each.replacedById !== null && ` · ${t('publication.list.replaced')}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function OpenAbout(props: OpenProps) {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <Use {...props} />
      <Editions {...props} />
      <p className={styles.text}>
        {t('open.accessibility')}{' '}
        <TextLink to="/$lang/accessibility" params={{ lang }}>
          {t('shell.accessibility')}
        </TextLink>
      </p>
    </>
  )
}
