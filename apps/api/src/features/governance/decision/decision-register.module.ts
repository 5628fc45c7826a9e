import { Module } from '@nestjs/common'
import { DecisionClock } from './decision-clock.js'
import { DecisionList } from './decision-list.js'
import { DecisionRecordService } from './decision-record.service.js'
import { DecisionRegister } from './decision-register.js'
import { DecisionRegisterResolver } from './decision-register.resolver.js'
import { DecisionTaskService } from './decision-task.service.js'
import { DecisionWork } from './decision-work.js'
import { OpenDecisionsController } from './open-decisions.controller.js'

/** What has been decided, does it still hold, and who does what because of it? */
@Module({
  controllers: [OpenDecisionsController],
  providers: [DecisionRegisterResolver, DecisionList, DecisionRegister, DecisionRecordService, DecisionTaskService, DecisionWork, DecisionClock],
  exports: [DecisionRegister, DecisionRecordService, DecisionClock]
})
export class DecisionRegisterModule {}
