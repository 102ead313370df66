import { openSandbox } from './harness.ts'
import { describeModel } from './model/suite.ts'

describeModel(openSandbox)
