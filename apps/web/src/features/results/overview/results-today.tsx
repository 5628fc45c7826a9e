/** Results on the workbench: what waits, and where the newest open round stands. */
import { useQuery } from '@apollo/client/react'
import { openRoundsQuery } from './overview.operations.js'
import { QueueSection } from './queue-section.js'
import { RoundStrip } from './round-strip.js'

export function ResultsToday() {
  const { data } = useQuery(openRoundsQuery, { fetchPolicy: 'cache-and-network' })
  const newest = data?.rounds.nodes[0]
  return (
    <>
      <QueueSection isShort />
      {newest && <RoundStrip roundId={newest.id} />}
    </>
  )
}
