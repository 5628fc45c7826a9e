import { Module } from '@nestjs/common'
import { MembershipClock } from './membership-clock.js'
import { MembershipLetters } from './membership-letters.js'
import { MembershipReader } from './membership-reader.js'
import { MembershipResolver } from './membership.resolver.js'
import { MembershipService } from './membership.service.js'
import { MembershipWriter } from './membership-writer.js'

/** Who is a member, since when, and what becomes of it? */
@Module({
  providers: [MembershipResolver, MembershipReader, MembershipWriter, MembershipLetters, MembershipService, MembershipClock],
  exports: [MembershipReader, MembershipClock]
})
export class MembershipModule {}
