export interface Badge { readonly title: string; readonly label: string }

// 二つ星を取得しました
export const badges: readonly Badge[] = [
  { title: 'SECURITY ACTION 二つ星', label: 'IPA認定' },
  { title: 'ISMS', label: '認証取得' },
];
