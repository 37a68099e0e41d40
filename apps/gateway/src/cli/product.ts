import product from '../../../../package.json' with { type: 'json' };

/** The version of the whole product, as what it writes says it. */
export const productVersion: string = product.version;
