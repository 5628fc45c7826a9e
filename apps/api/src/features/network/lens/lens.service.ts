import { Injectable } from '@nestjs/common'
import type { Lens } from '@solmu/domain/network/lens.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import type { NetworkDivisionType, NetworkComparison } from './lens.graphql.js'

/** The network read through any division, and two days side by side. */
@Injectable()
export class LensService {
  division(_lens: Lens, _asOf: IsoDate | null): Promise<NetworkDivisionType> {
    throw new Error('in the making')
  }

  compare(_from: IsoDate, _to: IsoDate): Promise<NetworkComparison> {
    throw new Error('in the making')
  }
}
