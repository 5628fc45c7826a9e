/** The sections and the viewer's tools, over the page, where there is no room for them beside it. */
import { CoverDrawer } from '../ui/cover-drawer.js'
import { useText } from '../ui/text.js'
import { DrawerTools } from './drawer-tools.js'
import { SideNav } from './side-nav.js'

export function NavDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  return (
    <CoverDrawer title={t('nav.label')} isOpen onClose={onClose} side="left" width="18rem">
      <SideNav />
      <DrawerTools />
    </CoverDrawer>
  )
}
