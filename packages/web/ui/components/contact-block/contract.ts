import { defineContract } from '../../contract.ts';
import ContactBlock from './ContactBlock.vue';

export const contract = defineContract(ContactBlock, {
  name: 'ContactBlock',
  summary: 'Where an office is and when it can be reached (条例第十二条、第二十条).',
  props: { name: 'The office.', address: 'Postal address.', phone: 'Telephone; pressed on a phone it calls.', postcode: 'Postcode.', fax: 'Fax.', email: 'Mail address.', hours: 'Office hours.', headingLevel: 'Level of the heading.' },
  examples: [
    { name: 'the disclosure office', props: { name: '政府信息公开工作机构', address: '示例省示例市明厅路1号', phone: '0000-00000000', fax: '0000-00000001', postcode: '000000', email: 'disclosure@hrss.example.gov.cn', hours: '工作日 9:00—12:00，13:30—17:00' } },
  ],
});
