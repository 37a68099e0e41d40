/** The invented department. Nothing of it exists: 示例 means "example". */
export const DEPARTMENT = '示例省人力资源和社会保障厅';

/** Source system of every document of the demonstration; with the key of a text it is the text's stable identity. */
export const DEMO_SOURCE = 'demo';

/** Nine zeros: the organ code (机构代码) no organ has. */
export const ORGAN_CODE = '000000000';
