/** The publications that the viewer reads, the newest first, to choose from. */
import { useQuery } from '@apollo/client/react'
import { runWords } from '@solmu/domain/reports/run-words.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { publicationsQuery, type PublicationRef } from '../publication/publication.operations.js'

/** As many as the API gives at once. */
const most = 100

/** An edition and an audience in one word of an address. */
export const keyOf = ({ edition, audienceId }: Pick<PublicationRef, 'edition' | 'audienceId'>): string => `${edition.id}~${audienceId}`

export function usePublications() {
  const t = useText()
  const say = useLocalized()
  const language = useLanguage()
  const { data, error } = useQuery(publicationsQuery, { variables: { first: most, after: null } })
  const publications = data?.publications.nodes
  const nameOf = ({ edition, audienceName }: PublicationRef): string =>
    t('reports.builder.preview.name', {
      ...{ number: edition.number, year: String(edition.year), audience: say(audienceName) },
      run: runWords(edition.firstPeriod, edition.lastPeriod, language)
    })
  return { publications, error, options: (publications ?? []).map((each) => ({ value: keyOf(each), label: nameOf(each) })) }
}
