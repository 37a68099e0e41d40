import { testComponent } from '../../testing/component-test.ts';
import { contract } from './contract.ts';

testComponent(contract);
