/** Closes the period of an open round, for those who may. */
import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import type { RoundState } from '@solmu/domain/results/round.js'
import { useCan } from '../../../../app/viewer.js'
import { Button } from '../../../../ui/button.js'
import { useText } from '../../../../ui/text.js'
import { LockRoundDialog } from './lock-round-dialog.js'

export interface LockRoundButtonProps {
  readonly round: { readonly id: string; readonly version: number; readonly state: RoundState }
}

export function LockRoundButton({ round }: LockRoundButtonProps) {
  const t = useText()
  const client = useApolloClient()
  const mayLock = useCan('round.manage')
  const [isOpen, setOpen] = useState(false)
  if (!mayLock || round.state !== 'open') return null
  return (
    <>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {t('approval.lock.act')}
      </Button>
      {isOpen && <LockRoundDialog round={round} onClose={() => setOpen(false)} onDone={() => void client.refetchQueries({ include: 'active' })} />}
    </>
  )
}
