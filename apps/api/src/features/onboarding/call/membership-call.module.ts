import { Module } from '@nestjs/common'
import { MembershipCallResolver } from './membership-call.resolver.js'
import { MembershipCallService } from './membership-call.service.js'

/** Where are members looked for? */
@Module({ providers: [MembershipCallService, MembershipCallResolver], exports: [MembershipCallService] })
export class MembershipCallModule {}
