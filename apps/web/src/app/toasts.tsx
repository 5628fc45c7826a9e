/** Where toasts appear. */
import { Notifications } from '@mantine/notifications'
import { useText } from '../ui/text.js'
import './toasts.css'

export function Toasts() {
  const t = useText()
  return (
    <Notifications
      position="bottom-right"
      limit={3}
      containerWidth={400}
      aria-label={t('ui.toasts')}
    />
  )
}
