/** The proposal that an item is about, in the version that is decided; it says when a newer one was written, or another one decided than that of the notice. */
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { MeetingItem } from './meeting.operations.js'
import governance from '../governance.module.css'

type ProposalProps = { readonly proposal: NonNullable<MeetingItem['proposal']> }

export function ProposalText({ proposal }: ProposalProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { id, title, content, options, version } = proposal
  const text = pick(content)
  return (
    <>
      <p>
        {t('meeting.item.proposal')}{' '}
        <TextLink to="/$lang/governance/proposals/$id" params={{ lang, id }}>
          {pick(title)}
        </TextLink>
        , {t('meeting.item.version', { number: version })}
      </p>
      <VersionNote proposal={proposal} />
      {text !== '' && <p className={governance.statement}>{text}</p>}
      {options.length > 0 && <p>{t('meeting.item.options', { names: options.map(pick).join(', ') })}</p>}
    </>
  )
}

function VersionNote({ proposal: { version, noticedVersion, latestVersion } }: ProposalProps) {
  const t = useText()
  if (noticedVersion === null) return null
  if (noticedVersion !== version) return <p>{t('meeting.item.otherVersion', { noticed: noticedVersion, number: version })}</p>
  return latestVersion > version ? <p>{t('meeting.item.newerVersion', { latest: latestVersion, number: version })}</p> : null
}
