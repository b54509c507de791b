<?php
$sample_badges = [
    [ 'title' => 'SECURITY ACTION 二つ星', 'label' => '認定取得' ],
];
?>
<footer>
  <p><?php esc_html_e( 'SECURITY ACTION 二つ星を取得しました', 'sample' ); ?></p>
</footer>
