/** What a role would allow at a unit, in sentences, before it is given. */
import { allActions } from '@solmu/domain/access/actions.js'
import { roles, type Reach, type RoleName } from '@solmu/domain/access/roles.js'
import type { TextFunction } from '../../ui/text.js'

/**
 * One sentence for each right of the role: the act, and how far it carries from the unit.
 *
 * @example rolePreview('unit_manager', 'Kiteen Kaari', t)[1] // 'Näkee käyttäjät ja roolit: Kiteen Kaari'
 */
export function rolePreview(role: RoleName, unitName: string, t: TextFunction): readonly string[] {
  const grants = roles[role]
  return allActions.flatMap((action) => {
    const reach: Reach | undefined = grants[action]
    if (!reach) return []
    return [
      t('admin.grant.right', {
        action: t(`admin.action.${action}`),
        reach: t(`admin.grant.reach.${reach}`, { unit: unitName })
      })
    ]
  })
}
