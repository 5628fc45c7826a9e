import { Module } from '@nestjs/common'
import { NetworkModule } from '../../network/network.module.js'
import { LeavingResolver } from '../leaving/leaving.resolver.js'
import { LeavingService } from '../leaving/leaving.service.js'
import { DecidedEnds } from '../leaving/decided-ends.js'
import { LeavingUnits } from '../leaving/leaving-units.js'
import { MembershipClock } from './membership-clock.js'
import { MembershipLetters } from './membership-letters.js'
import { MembershipReader } from './membership-reader.js'
import { MembershipResolver } from './membership.resolver.js'
import { MembershipService } from './membership.service.js'
import { MembershipWriter } from './membership-writer.js'

/** Who is a member, since when, and what becomes of it? */
@Module({
  imports: [NetworkModule],
  providers: [MembershipResolver, MembershipReader, MembershipWriter, MembershipLetters, MembershipService, MembershipClock, LeavingUnits, DecidedEnds, LeavingService, LeavingResolver],
  exports: [MembershipReader, MembershipClock, DecidedEnds]
})
export class MembershipModule {}
