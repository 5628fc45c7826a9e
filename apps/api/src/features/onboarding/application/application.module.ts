import { Module } from '@nestjs/common'
import { MembershipCallModule } from '../call/membership-call.module.js'
import { MembershipModule } from '../membership/membership.module.js'
import { ApplicationClock } from './application-clock.js'
import { ApplicationFileController } from './application-file.controller.js'
import { ApplicationLetters } from './application-letters.js'
import { ApplicationMoves } from './application-moves.service.js'
import { ApplicationReader } from './application-reader.js'
import { ApplicationResolver } from './application.resolver.js'
import { ApplicationService } from './application.service.js'
import { ApplicationWork } from './application-work.js'

/** Who applies for membership, and how far is it? */
@Module({
  imports: [MembershipCallModule, MembershipModule],
  controllers: [ApplicationFileController],
  providers: [ApplicationReader, ApplicationMoves, ApplicationLetters, ApplicationService, ApplicationWork, ApplicationClock, ApplicationResolver],
  exports: [ApplicationReader, ApplicationMoves, ApplicationLetters, ApplicationClock]
})
export class ApplicationModule {}
