import { Module } from '@nestjs/common'
import { Records } from '../../core/records.js'
import { CertificateModule } from './certificate/certificate.module.js'
import { CommitmentModule } from './commitment/commitment.module.js'
import { CompetenceModule } from './competence/competence.module.js'
import { AssessmentModule } from './assessment/assessment.module.js'
import { CycleModule } from './cycle/cycle.module.js'
import { FrameworkModule } from './framework/framework.module.js'
import { ImprovementModule } from './improvement/improvement.module.js'
import { PracticeModule } from './practice/practice.module.js'
import { PromiseModule } from './promise/promise.module.js'
import { ReviewModule } from './review/review.module.js'
import { SurveyModule } from './survey/survey.module.js'
import { ViewsModule } from './views/views.module.js'

/** What have we promised, and how well is it kept? */
@Module({
  imports: [FrameworkModule, AssessmentModule, CycleModule, ViewsModule, ImprovementModule, PracticeModule, ReviewModule, CommitmentModule, CertificateModule, PromiseModule, CompetenceModule, SurveyModule],
  // What runs by the clock is found by the jobs of the whole application.
  exports: [AssessmentModule, CycleModule, ImprovementModule, ReviewModule, SurveyModule]
})
export class QualityModule {
  constructor(records: Records) {
    records.add('quality_framework', 'SELECT NULL::uuid AS "unitId" FROM quality_framework f WHERE f.id = $1')
    records.add('quality_cycle', 'SELECT NULL::uuid AS "unitId" FROM quality_cycle c WHERE c.id = $1')
    records.add('practice', 'SELECT NULL::uuid AS "unitId" FROM practice p WHERE p.id = $1')
    records.add('quality_assessment', 'SELECT a.unit_id AS "unitId" FROM quality_assessment a WHERE a.id = $1')
    records.add('improvement', 'SELECT i.unit_id AS "unitId" FROM improvement_item i WHERE i.id = $1')
    records.add('quality_commitment', 'SELECT c.unit_id AS "unitId" FROM quality_commitment c WHERE c.id = $1')
  }
}
