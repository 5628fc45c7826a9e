import { Module } from '@nestjs/common'
import { ApplicationModule } from '../application/application.module.js'
import { ApplicantFiles } from './applicant-files.service.js'
import { ApplicantPeople } from './applicant-people.service.js'
import { Applicants } from './applicants.js'
import { ApplicantWriting } from './applicant-writing.service.js'
import { DoorController } from './door.controller.js'
import { DoorReader } from './door-reader.js'
import { DoorService } from './door.service.js'

/** How does somebody without an account apply? */
@Module({
  imports: [ApplicationModule],
  controllers: [DoorController],
  providers: [Applicants, ApplicantWriting, ApplicantPeople, ApplicantFiles, DoorReader, DoorService],
  exports: [DoorService]
})
export class DoorModule {}
