import { Module } from '@nestjs/common'
import { ApplicationModule } from './application/application.module.js'
import { MembershipCallModule } from './call/membership-call.module.js'
import { DoorModule } from './door/door.module.js'

/** Who wants to join, who has joined, and how do they leave? */
@Module({ imports: [MembershipCallModule, ApplicationModule, DoorModule], exports: [ApplicationModule, DoorModule] })
export class OnboardingModule {}
