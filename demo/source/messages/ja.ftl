footer-star = SECURITY ACTION 二つ星を取得
