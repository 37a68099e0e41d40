import { defineContract } from '../../contract.ts';
import AttachmentList from './AttachmentList.vue';

export const contract = defineContract(AttachmentList, {
  name: 'AttachmentList',
  summary: 'Files that belong to a document: what they are and how heavy, before somebody on a phone opens them.',
  props: { items: 'Files: address, name as published, type in words (Word 文档), size in words (128 KB), checksum in hexadecimal.' },
  examples: [
    {
      name: 'two files',
      props: {
        items: [
          { href: '/files/1/a.docx', name: '附件1　失业保险稳岗返还申请表', type: 'Word 文档', size: '36 KB' },
          { href: '/files/2/b.xlsx', name: '附件2　拟返还企业名单（第一批）', type: 'Excel 表格', size: '1.2 MB', checksum: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
        ],
      },
    },
  ],
});
