/** Leads to the results for everybody, where a consortium publishes any. */
import { TextLink } from '../ui/link.js'
import { useLanguage, useLocalized, useText } from '../ui/text.js'
import { useOpenConsortia } from './open-results.js'

export function OpenLinks() {
  const t = useText()
  const say = useLocalized()
  const lang = useLanguage()
  const consortia = useOpenConsortia()
  return consortia.map(({ id, name }) => (
    <TextLink key={id} to="/$lang/open/$consortium" params={{ lang, consortium: id }}>
      {consortia.length === 1 ? t('shell.openResults') : t('shell.openResultsOf', { name: say(name) })}
    </TextLink>
  ))
}
