import { defineContract } from '../../contract.ts';
import SiteFooter from './SiteFooter.vue';

const links = [
  { label: '网站地图', href: '/about/sitemap' },
  { label: '无障碍说明', href: '/about/accessibility' },
  { label: '联系我们', href: '/about/contact' },
];

export const contract = defineContract(SiteFooter, {
  name: 'SiteFooter',
  summary: 'Every mark a government site owes at its foot (47号 §二(四)、附件): organiser, contacts, site code, records, error report, site map.',
  props: {
    organisation: 'Organiser in full.',
    address: 'Postal address.',
    postcode: 'Postcode.',
    phone: 'Telephone.',
    hours: 'Office hours.',
    siteCode: 'Ten digits given by the State Council’s office (网站标识码).',
    icp: 'Record with the ministry of industry, as it must be shown: 「某ICP备00000000号」.',
    publicSecurityRecord: 'Record with the police: text and address of its check page.',
    siteMarkHref: 'Page that proves the mark 党政机关网站; without it the mark is no link.',
    reportErrorHref: 'Entrance of 我为政府网站找错.',
    links: 'Site map, accessibility, contact.',
    friendLinks: 'Other organs’ sites.',
    demo: 'Demonstration data is on show.',
  },
  examples: [
    {
      name: 'with every mark',
      props: {
        organisation: '示例省人力资源和社会保障厅',
        address: '示例省示例市明厅路1号',
        postcode: '000000',
        phone: '0000-00000000',
        hours: '工作日 9:00—12:00，13:30—17:00',
        siteCode: '0000000000',
        icp: '示ICP备00000000号',
        publicSecurityRecord: { text: '示公网安备 00000000000000号', href: 'https://beian.mps.gov.cn/' },
        reportErrorHref: '/about/contact#report-error',
        links,
        friendLinks: [{ label: '中国政府网', href: 'https://www.gov.cn/' }, { label: '人力资源和社会保障部', href: 'https://www.mohrss.gov.cn/' }],
        demo: true,
      },
    },
    { name: 'as little as may be configured', props: { organisation: '示例省人力资源和社会保障厅', address: '示例省示例市明厅路1号', phone: '12333', reportErrorHref: '/about/contact', links } },
  ],
});
