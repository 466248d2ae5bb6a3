from django.urls import path

from crawler.views import metrics

urlpatterns = [path("metrics", metrics, name="metrics")]
